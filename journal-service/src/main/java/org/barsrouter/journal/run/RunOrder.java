package org.barsrouter.journal.run;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.barsrouter.journal.deed.Act;
import org.barsrouter.journal.replay.ReplayDecision;
import org.barsrouter.journal.replay.ReplayWish;

/// What was ordered. It never changes: each dead letter is named with the delivery that it becomes,
/// so that a run that is interrupted anywhere can only ever make the same deliveries.
///
/// @param selection parameters of its dry run
/// @param needsApproval whether a second person must approve it
/// @param expectedDuplicates receivers that may say that they have the message, at most
/// @param items in the order that they are replayed in, the oldest message first
/// @param refused what was selected and would do harm, or cannot be replayed
public record RunOrder(
        RunId id,
        Act ordered,
        Map<String, String> selection,
        Terms terms,
        boolean needsApproval,
        int expectedDuplicates,
        List<ReplayDecision.Replay> items,
        List<RunRefusal> refused) {

    /// How it is replayed.
    ///
    /// @param perSecond messages, 1 or more
    public record Terms(ReplayWish.Strength strength, int perSecond, Telling telling) {}

    /// What senders hear that have been told already that their message arrived.
    public enum Telling {
        ONCE,
        AGAIN
    }

    public RunOrder {
        selection = Map.copyOf(new TreeMap<>(selection));
        items = List.copyOf(items);
        refused = List.copyOf(refused);
    }
}
