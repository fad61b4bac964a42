package org.barsrouter.journal.replay;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.barsrouter.journal.fact.Attempt;
import org.barsrouter.journal.refusal.JournalRefusal;
import org.barsrouter.schemas.id.MessageId;

/// A replay that was thought through, but for its company: the few words that are kept of a message
/// and its conversation, because ten thousand of them are decided on at once.
///
/// @param letter id of the dead letter
/// @param since when its message began
/// @param endpoint where its last delivery was meant to go, or `unknown`
/// @param target ServiceId of its message
/// @param mayHaveArrived whether an attempt ended unknown
/// @param outOfOrder the decision, if nothing has overtaken it
/// @param overtakers later messages to the same service; none when they do not matter
record Weighed(
        String letter,
        Instant since,
        String endpoint,
        Optional<String> target,
        boolean mayHaveArrived,
        ReplayDecision outOfOrder,
        List<MessageId> overtakers) {

    static Weighed of(ReplayCase replay, ReplayWish.Strength strength) {
        String endpoint = replay.letter().letter().endpointId();
        return new Weighed(
                replay.letter().letter().id(),
                replay.message().since(),
                endpoint == null ? "unknown" : endpoint,
                replay.message()
                        .accepted()
                        .map(accepted -> accepted.submission().request().target()),
                mayHaveArrived(replay),
                ReplayRules.outOfOrder(replay, strength),
                strength == ReplayWish.Strength.FORCED
                        ? List.of()
                        : ReplayRules.overtakers(replay));
    }

    /// The decision.
    ///
    /// @param together messages that are replayed with it
    ReplayDecision among(Set<MessageId> together) {
        return outOfOrder instanceof ReplayDecision.Replay && !together.containsAll(overtakers)
                ? new ReplayDecision.Refused(JournalRefusal.OVERTAKEN)
                : outOfOrder;
    }

    private static boolean mayHaveArrived(ReplayCase replay) {
        return replay.message().deliveries().stream()
                .flatMap(delivery -> delivery.attempts().stream())
                .map(Attempt::answer)
                .anyMatch(Attempt.Answer::mayHaveArrived);
    }
}
