package org.barsrouter.journal.run;

import java.util.Optional;
import java.util.Set;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.history.DeliveryHistory;
import org.barsrouter.journal.history.MessageHistory;
import org.barsrouter.journal.refusal.JournalRefusal;
import org.barsrouter.journal.replay.ReplayCase;
import org.barsrouter.journal.replay.ReplayDecision;
import org.barsrouter.journal.replay.ReplayRules;
import org.barsrouter.journal.replay.ReplayWish;
import org.barsrouter.schemas.id.MessageId;

/// One item of a run when its turn comes. The delivery that it becomes was fixed by the order: if
/// it stands in the log by this run, the item is done; if it stands there by somebody else, or
/// another generation would be next, the item is refused. So whatever is tried again, a run replays
/// a message once.
public record RunItem(RunId run, ReplayDecision.Replay planned) {

    /// What is to be done about it.
    public sealed interface Turn {
        /// Append it, as planned.
        record Due(ReplayCase replay) implements Turn {}

        /// Nothing more.
        record Done(RunStep step) implements Turn {}
    }

    /// Decides about it, as things stand.
    ///
    /// @param together messages of the run
    public Turn turn(ReplayCase now, ReplayWish.Strength strength, Set<MessageId> together) {
        if (stands(now.message())) {
            return new Turn.Done(new RunStep.Appended());
        }
        return switch (ReplayRules.decide(now, strength, together)) {
            case ReplayDecision.Refused(JournalRefusal why) -> refused(why);
            case ReplayDecision.Replay next ->
                    next.next().equals(planned.next())
                            ? new Turn.Due(now)
                            : refused(JournalRefusal.REPLAYED_MEANWHILE);
        };
    }

    private static Turn refused(JournalRefusal why) {
        return new Turn.Done(new RunStep.Refused(why));
    }

    private boolean stands(MessageHistory message) {
        return message.deliveries().stream()
                .filter(delivery -> delivery.id().equals(planned.next()))
                .map(DeliveryHistory::accepted)
                .flatMap(accepted -> Optional.ofNullable(accepted).stream())
                .map(Fact.Accepted::links)
                .anyMatch(links -> run.value().equals(links.replayRun()));
    }
}
