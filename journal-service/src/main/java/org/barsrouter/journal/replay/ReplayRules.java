package org.barsrouter.journal.replay;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.barsrouter.journal.fact.AnswerMode;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.fact.MessageKind;
import org.barsrouter.journal.fact.Subject;
import org.barsrouter.journal.history.Conclusion;
import org.barsrouter.journal.history.MessageHistory;
import org.barsrouter.journal.refusal.JournalRefusal;
import org.barsrouter.schemas.id.DeliveryId;

/// When a replay would do harm. An open replay and a poison record cannot be forced; the other
/// objections can, because an operator may know more than the journal does.
public final class ReplayRules {
    private static final Set<JournalRefusal> FORCIBLE =
            Set.of(
                    JournalRefusal.ALREADY_DELIVERED,
                    JournalRefusal.SENDER_WAS_TOLD,
                    JournalRefusal.OVERTAKEN);

    private ReplayRules() {}

    public static ReplayDecision decide(ReplayCase replay, ReplayWish.Strength strength) {
        Subject subject = replay.letter().subject();
        if (subject == null) {
            return new ReplayDecision.Refused(JournalRefusal.POISON_RECORD);
        }
        Optional<JournalRefusal> objection =
                open(replay)
                        .or(() ->
                                strength == ReplayWish.Strength.FORCED
                                        ? Optional.empty()
                                        : harm(replay));
        return objection
                .<ReplayDecision>map(ReplayDecision.Refused::new)
                .orElseGet(() -> replay(subject.delivery(), replay.highestGeneration() + 1));
    }

    /// Whether an operator who knows more may override an objection.
    public static boolean canBeForced(JournalRefusal objection) {
        return FORCIBLE.contains(objection);
    }

    private static ReplayDecision replay(DeliveryId old, int generation) {
        return new ReplayDecision.Replay(old, new DeliveryId(old.messageId(), generation));
    }

    private static Optional<JournalRefusal> open(ReplayCase replay) {
        boolean unseen = replay.highestGeneration() > replay.message().highestGeneration();
        return unseen || replay.message().conclusion().isEmpty()
                ? Optional.of(JournalRefusal.REPLAY_OPEN)
                : Optional.empty();
    }

    private static Optional<JournalRefusal> harm(ReplayCase replay) {
        if (hasArrived(replay.message())) {
            return Optional.of(JournalRefusal.ALREADY_DELIVERED);
        }
        if (isRelay(replay.message()) || toldNotAccepted(replay.message())) {
            return Optional.of(JournalRefusal.SENDER_WAS_TOLD);
        }
        return overtaken(replay) ? Optional.of(JournalRefusal.OVERTAKEN) : Optional.empty();
    }

    /// Whether the receiver is known to have it.
    public static boolean hasArrived(MessageHistory message) {
        return message.deliveries().stream()
                .anyMatch(delivery ->
                        delivery.arrivedLate()
                                || delivery.conclusion()
                                        .map(Conclusion::disposition)
                                        .filter(disposition -> disposition.arrived())
                                        .isPresent());
    }

    private static boolean isRelay(MessageHistory message) {
        return message.accepted()
                .filter(accepted -> accepted.submission().mode() == AnswerMode.RELAY)
                .isPresent();
    }

    private static boolean toldNotAccepted(MessageHistory message) {
        return message.accepted().filter(a -> a.lifespan().appendedTooLate()).isPresent();
    }

    /// A later submission to the same service: an update or a cancellation, as far as is known.
    private static boolean overtaken(ReplayCase replay) {
        return replay.message()
                .accepted()
                .filter(mine ->
                        replay.conversation().stream()
                                .filter(other ->
                                        !replay.together().contains(other.identity().message()))
                                .flatMap(other -> other.accepted().stream())
                                .anyMatch(other -> isLater(other, mine)))
                .isPresent();
    }

    private static boolean isLater(Fact.Accepted other, Fact.Accepted mine) {
        Instant theirs = other.lifespan().acceptedAt();
        return other.submission().kind() == MessageKind.SUBMISSION
                && !other.subject()
                        .delivery()
                        .messageId()
                        .equals(mine.subject().delivery().messageId())
                && other.submission()
                        .request()
                        .target()
                        .equals(mine.submission().request().target())
                && theirs.isAfter(mine.lifespan().acceptedAt());
    }
}
