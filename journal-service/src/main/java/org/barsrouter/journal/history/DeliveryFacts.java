package org.barsrouter.journal.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.barsrouter.journal.fact.Attempt;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.fact.Subject;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.topic.Topics;

/// Collects the facts of one delivery. The same attempt may be told by several topics, and a record
/// may be told twice: each counts once, and what knows more wins.
final class DeliveryFacts {
    /// Inbound itself knows more than the copy inside a dead letter; then the earlier record.
    private static final Comparator<Fact.Accepted> FULLEST =
            Comparator.<Fact.Accepted, Boolean>comparing(
                            accepted -> !accepted.at().topic().equals(Topics.INBOUND.name()))
                    .thenComparing(Fact.Accepted::at);

    private final DeliveryId id;
    private final List<Fact.Accepted> accepted = new ArrayList<>();
    private final Map<AttemptKey, Attempt> attempts = new HashMap<>();
    private final List<Fact.Ended> ends = new ArrayList<>();
    private final List<Fact.DeadLettered> letters = new ArrayList<>();
    private boolean isResolved;

    private record AttemptKey(int number, Instant startedAt) {}

    DeliveryFacts(DeliveryId id) {
        this.id = id;
    }

    /// The delivery that a fact makes known; empty for what says nothing of one, or only something
    /// of one that other facts make known.
    static Optional<DeliveryId> madeKnownBy(Fact fact) {
        return switch (fact) {
            case Fact.Accepted(_, Subject subject, _, _, _) -> Optional.of(subject.delivery());
            case Fact.Attempted(Subject subject, _) -> Optional.of(subject.delivery());
            case Fact.Ended(_, Subject subject, _) -> Optional.of(subject.delivery());
            case Fact.DeadLettered letter ->
                    Optional.ofNullable(letter.subject()).map(Subject::delivery);
            case Fact.Resolved _ -> Optional.empty();
            case Fact.Unreadable _ -> Optional.empty();
        };
    }

    void add(Fact fact) {
        switch (fact) {
            case Fact.Accepted acceptance -> accepted.add(acceptance);
            case Fact.Attempted(_, Attempt attempt) ->
                    attempts.merge(
                            new AttemptKey(attempt.number(), attempt.startedAt()),
                            attempt,
                            DeliveryFacts::fuller);
            case Fact.Ended ended -> ends.add(ended);
            case Fact.DeadLettered letter -> letters.add(letter);
            case Fact.Resolved _ -> isResolved = true;
            case Fact.Unreadable _ -> {
                // says nothing of any delivery
            }
        }
    }

    DeliveryHistory history() {
        return new DeliveryHistory(
                id,
                accepted.stream().min(FULLEST).orElse(null),
                List.copyOf(attempts.values()),
                ends.stream()
                        .distinct()
                        .sorted(Comparator.comparing(Fact.Ended::at))
                        .map(Fact.Ended::end)
                        .toList(),
                letters.stream()
                        .distinct()
                        .sorted(Comparator.comparing(Fact.DeadLettered::at))
                        .map(Fact.DeadLettered::letter)
                        .toList(),
                isResolved);
    }

    private static Attempt fuller(Attempt one, Attempt other) {
        return one.detail() == Attempt.Detail.WHOLE ? one : other;
    }
}
