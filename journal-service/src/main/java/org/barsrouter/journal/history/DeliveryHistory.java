package org.barsrouter.journal.history;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.barsrouter.journal.fact.Attempt;
import org.barsrouter.journal.fact.Disposition;
import org.barsrouter.journal.fact.End;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.fact.Letter;
import org.barsrouter.journal.history.Conclusion.Basis;
import org.barsrouter.schemas.id.DeliveryId;
import org.jspecify.annotations.Nullable;

/// All that is known of one delivery.
///
/// @param accepted absent while `bars.inbound` has not been read that far, or no longer holds it
/// @param attempts by start
/// @param ends by time; the first one counts
/// @param letters by time
/// @param isResolved whether somebody said that its dead letter needs nothing more
public record DeliveryHistory(
        DeliveryId id,
        Fact.@Nullable Accepted accepted,
        List<Attempt> attempts,
        List<End> ends,
        List<Letter> letters,
        boolean isResolved) {

    public DeliveryHistory {
        attempts =
                attempts.stream()
                        .sorted(
                                Comparator.comparing(Attempt::startedAt)
                                        .thenComparingInt(Attempt::number))
                        .toList();
        ends = ends.stream().sorted(Comparator.comparing(End::at)).toList();
        letters = letters.stream().sorted(Comparator.comparing(Letter::deadAt)).toList();
    }

    /// How it ended; empty while it is open.
    public Optional<Conclusion> conclusion() {
        return byEnd().or(this::byLastAttempt).or(this::byLateAppend).or(this::byDeadLetter);
    }

    /// Attempts that called the receiver.
    public List<Attempt> calls() {
        return attempts.stream().filter(attempt -> attempt.number() > 0).toList();
    }

    /// Whether an answer that came too late for the sender says that the receiver has it.
    public boolean arrivedLate() {
        return attempts.stream()
                .map(Attempt::answer)
                .anyMatch(answer -> answer.late() && answer.arrived());
    }

    private Optional<Conclusion> byEnd() {
        return ends.stream()
                .findFirst()
                .map(end ->
                        new Conclusion(
                                end.disposition(),
                                end.at(),
                                end.channel() == End.Channel.REPLY ? Basis.REPLY : Basis.OUTCOME,
                                end.status(),
                                end.refusalCode(),
                                end.reason()));
    }

    private Optional<Conclusion> byLastAttempt() {
        return attempts.stream()
                .filter(attempt -> !attempt.answer().late())
                .flatMap(attempt -> concluding(attempt).stream())
                .findFirst();
    }

    private static Optional<Conclusion> concluding(Attempt attempt) {
        return Optional.ofNullable(attempt.next().disposition())
                .map(disposition ->
                        new Conclusion(
                                disposition,
                                attempt.endedAt(),
                                Basis.LAST_ATTEMPT,
                                attempt.answer().status(),
                                null,
                                attempt.next().reason()));
    }

    private Optional<Conclusion> byDeadLetter() {
        return letters.stream()
                .findFirst()
                .map(letter ->
                        new Conclusion(
                                letter.disposition(),
                                letter.deadAt(),
                                Basis.DEAD_LETTER,
                                null,
                                null,
                                letter.reason()));
    }

    private Optional<Conclusion> byLateAppend() {
        return Optional.ofNullable(accepted)
                .map(Fact.Accepted::lifespan)
                .filter(lifespan -> lifespan.appendedTooLate())
                .map(lifespan ->
                        new Conclusion(
                                Disposition.EXPIRED,
                                lifespan.appendedAt() == null
                                        ? lifespan.acceptedAt()
                                        : lifespan.appendedAt(),
                                Basis.APPENDED_TOO_LATE,
                                null,
                                null,
                                null));
    }
}
