package org.barsrouter.delivery.kafka;

import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.barsrouter.delivery.breaker.BreakerState;
import org.barsrouter.delivery.breaker.BreakerState.Closed;
import org.barsrouter.delivery.breaker.BreakerState.HalfOpen;
import org.barsrouter.delivery.breaker.BreakerState.Open;
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
                        .setScope("ENDPOINT")
                        .setState(name(moved.state()))
                        .setReason(moved.because().map(Enum::name).orElse(null));
        switch (moved.state()) {
            case Closed(int failures) -> health.setSince(now).setConsecutiveFailures(failures);
            case Open open -> since(health, open).setNextProbeAt(open.probeAt());
            case HalfOpen(Open before) -> since(health, before);
        }
        return Topics.ENDPOINT_HEALTH.record(moved.lane().endpointId(), health.build());
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
