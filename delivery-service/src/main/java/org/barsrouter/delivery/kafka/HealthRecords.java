package org.barsrouter.delivery.kafka;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.barsrouter.delivery.breaker.BreakerState;
import org.barsrouter.delivery.breaker.BreakerState.Closed;
import org.barsrouter.delivery.breaker.BreakerState.HalfOpen;
import org.barsrouter.delivery.breaker.BreakerState.Open;
import org.barsrouter.delivery.breaker.Subject;
import org.barsrouter.delivery.classify.Classification;
import org.barsrouter.delivery.lane.Effect.BreakerMoved;
import org.barsrouter.schemas.avro.EndpointHealth;
import org.barsrouter.schemas.topic.Topics;

/// Breaker states as records of `bars.endpoint-health`.
final class HealthRecords {
    private HealthRecords() {}

    static ProducerRecord<String, SpecificRecord> write(
            BreakerMoved moved, Origin origin, Instant now) {
        EndpointHealth.Builder health =
                EndpointHealth.newBuilder()
                        .setEnvironment(origin.environment())
                        .setScope(moved.subject().scope())
                        .setState(name(moved.state()))
                        .setReason(because(moved).map(Enum::name).orElse(null));
        switch (moved.state()) {
            case Closed(int failures) -> health.setSince(now).setConsecutiveFailures(failures);
            case Open open -> since(health, open).setNextProbeAt(open.probeAt());
            case HalfOpen(Open before, Instant _) -> since(health, before);
        }
        return Topics.ENDPOINT_HEALTH.record(moved.subject().key(), health.build());
    }

    /// What opened it; a probe that starts has no reason of its own.
    private static Optional<Classification> because(BreakerMoved moved) {
        return switch (moved.state()) {
            case Closed _ -> Optional.empty();
            case Open open -> open.because();
            case HalfOpen(Open before, Instant _) -> before.because();
        };
    }

    /// What a record is about, where other instances can know it: a service has one lane only.
    static Optional<Subject> subject(String key, EndpointHealth health) {
        return switch (health.getScope()) {
            case "ENDPOINT" -> Optional.of(new Subject.Endpoint(key));
            case "HOST" -> Optional.of(new Subject.Host(key));
            default -> Optional.empty();
        };
    }

    /// The state that a record tells of; empty for a name of a later release.
    static Optional<BreakerState> state(EndpointHealth health) {
        Instant since = health.getSince();
        Instant probeAt = health.getNextProbeAt() == null ? since : health.getNextProbeAt();
        Open open =
                new Open(
                        since,
                        probeAt,
                        health.getConsecutiveFailures(),
                        0,
                        Arrays.stream(Classification.values())
                                .filter(known -> known.name().equals(health.getReason()))
                                .findFirst());
        return switch (health.getState()) {
            case "CLOSED" -> Optional.of(new Closed(0));
            case "OPEN" -> Optional.of(open);
            case "HALF_OPEN" -> Optional.of(new HalfOpen(open, probeAt));
            default -> Optional.empty();
        };
    }

    static String name(BreakerState state) {
        return switch (state) {
            case Closed _ -> "CLOSED";
            case Open _ -> "OPEN";
            case HalfOpen _ -> "HALF_OPEN";
        };
    }

    private static EndpointHealth.Builder since(EndpointHealth.Builder health, Open open) {
        return health.setSince(open.since()).setConsecutiveFailures(open.failures());
    }
}
