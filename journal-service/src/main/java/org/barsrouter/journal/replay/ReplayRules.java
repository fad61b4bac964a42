package org.barsrouter.journal.replay;

import java.time.Instant;
import java.util.List;
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
import org.barsrouter.schemas.id.MessageId;

/// When a replay would do harm. An open replay and a poison record cannot be forced; the other
/// objections can, because an operator may know more than the journal does.
public final class ReplayRules {
    private static final Set<JournalRefusal> FORCIBLE =
            Set.of(
                    JournalRefusal.ALREADY_DELIVERED,
                    JournalRefusal.SENDER_WAS_TOLD,
                    JournalRefusal.OVERTAKEN);

    private ReplayRules() {}

    /// Replayed alone.
    public static ReplayDecision decide(ReplayCase replay, ReplayWish.Strength strength) {
        return decide(replay, strength, Set.of());
    }

    /// Replayed in company.
    ///
    /// @param together messages that are replayed with it, those that began later after it: they do
    ///   not count as having overtaken it
    public static ReplayDecision decide(
            ReplayCase replay, ReplayWish.Strength strength, Set<MessageId> together) {
        return Weighed.of(replay, strength).among(together);
    }

    /// Everything but the order of the conversation, which depends on the company.
    static ReplayDecision outOfOrder(ReplayCase replay, ReplayWish.Strength strength) {
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
        return Optional.empty();
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

    /// Later submissions of the conversation to the same service: updates or cancellations, as far
    /// as is known.
    static List<MessageId> overtakers(ReplayCase replay) {
        return replay.message().accepted().stream()
                .flatMap(mine ->
                        replay.conversation().stream()
                                .flatMap(other -> other.accepted().stream())
                                .filter(other -> isLater(other, mine)))
                .map(other -> other.subject().delivery().messageId())
                .toList();
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
