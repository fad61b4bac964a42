package org.barsrouter.journal.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.barsrouter.journal.fact.Attempt;
import org.barsrouter.journal.fact.End;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.fact.Letter;
import org.barsrouter.schemas.id.CorrelationId;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.id.MessageId;
import org.barsrouter.schemas.id.RequestId;

/// All that is known of one message: its deliveries, generation by generation.
///
/// @param deliveries at least one, by generation
public record MessageHistory(Identity identity, List<DeliveryHistory> deliveries) {

    /// The ids that a message is found by.
    public record Identity(MessageId message, CorrelationId correlation, RequestId request) {}

    public MessageHistory {
        if (deliveries.isEmpty()) {
            throw new IllegalArgumentException("a message without any delivery has no history");
        }
        deliveries =
                deliveries.stream()
                        .sorted(Comparator.comparingInt(delivery -> delivery.id().generation()))
                        .toList();
    }

    /// Puts facts of one message together; their order does not matter.
    public static MessageHistory of(Identity identity, Collection<Fact> facts) {
        return new MessageHistory(identity, deliveries(facts));
    }

    public DeliveryHistory latest() {
        return deliveries.getLast();
    }

    public int highestGeneration() {
        return latest().id().generation();
    }

    /// How the latest delivery ended; empty while it is open.
    public Optional<Conclusion> conclusion() {
        return latest().conclusion();
    }

    /// The earliest delivery whose acceptance is known: it says who sent what.
    public Optional<Fact.Accepted> accepted() {
        return deliveries.stream()
                .map(DeliveryHistory::accepted)
                .filter(Objects::nonNull)
                .findFirst();
    }

    /// The earliest instant that is known of it: what conversations are ordered by.
    public Instant since() {
        return deliveries.stream()
                .flatMap(MessageHistory::instants)
                .min(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    /// The latest instant that is known of it.
    public Instant lastAt() {
        return deliveries.stream()
                .flatMap(MessageHistory::instants)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH);
    }

    private static Stream<Instant> instants(DeliveryHistory delivery) {
        List<Instant> known = new ArrayList<>();
        Optional.ofNullable(delivery.accepted())
                .ifPresent(accepted -> known.add(accepted.lifespan().acceptedAt()));
        for (Attempt attempt : delivery.attempts()) {
            known.add(attempt.startedAt());
            known.add(attempt.endedAt());
        }
        delivery.ends().stream().map(End::at).forEach(known::add);
        delivery.letters().stream().map(Letter::deadAt).forEach(known::add);
        return known.stream();
    }

    private static List<DeliveryHistory> deliveries(Collection<Fact> facts) {
        SortedMap<Integer, DeliveryFacts> byGeneration = new TreeMap<>();
        for (Fact fact : facts) {
            DeliveryFacts.madeKnownBy(fact)
                    .ifPresent(id ->
                            byGeneration
                                    .computeIfAbsent(id.generation(), _ -> new DeliveryFacts(id))
                                    .add(fact));
        }
        for (Fact fact : facts) {
            if (fact instanceof Fact.Resolved(DeliveryId id)) {
                DeliveryFacts known = byGeneration.get(id.generation());
                if (known != null) {
                    known.add(fact);
                }
            }
        }
        return byGeneration.values().stream().map(DeliveryFacts::history).toList();
    }
}
