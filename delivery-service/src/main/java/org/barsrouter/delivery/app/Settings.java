package org.barsrouter.delivery.app;

import java.util.Map;
import java.util.Optional;
import org.barsrouter.delivery.breaker.Breaker;
import org.barsrouter.delivery.config.DeliveryProperties;
import org.barsrouter.delivery.gate.GateLimits;
import org.barsrouter.delivery.kafka.LoopSettings;
import org.barsrouter.delivery.kafka.Siblings;
import org.barsrouter.delivery.lane.EngineSettings;
import org.barsrouter.delivery.lane.Memory;
import org.barsrouter.delivery.lane.Metering;
import org.barsrouter.delivery.receiver.HttpSettings;
import org.barsrouter.delivery.store.ParkedSettings;
import org.barsrouter.routing.policy.Policy.Backoff;
import org.barsrouter.schemas.serde.RecordFormat;

/// The configuration as each part wants it.
final class Settings {
    private static final double PROBE_GROWTH = 2.0;

    private Settings() {}

    /// Each message in memory may have a connection, and needs no more.
    static HttpSettings http(DeliveryProperties properties, Memory memory) {
        DeliveryProperties.Attempt attempt = properties.attempt();
        return new HttpSettings(
                attempt.connectTimeout(),
                attempt.poolTimeout(),
                attempt.connectionsPerHost(),
                Math.min(attempt.connections(), memory.places()),
                attempt.idleTimeout(),
                Math.toIntExact(attempt.maxAnswer().toBytes()));
    }

    static LoopSettings loop(
            DeliveryProperties properties, Map<String, Object> connection, RecordFormat format) {
        String fence = format.environment() + "-" + properties.groupId() + "-parked";
        return new LoopSettings(
                connection,
                format,
                properties.groupId(),
                properties.commitInterval(),
                properties.stopTimeout(),
                properties.seenWindow(),
                properties.parked().routeCheck(),
                engine(properties),
                new ParkedSettings(
                        connection,
                        format,
                        fence,
                        properties.parked().writerBatch(),
                        properties.parked().gathering()),
                Optional.ofNullable(properties.advertisedUrl()).map(Siblings::clientId));
    }

    static GateLimits gates(DeliveryProperties properties) {
        return new GateLimits(breaker(properties), properties.host().maxInFlight());
    }

    private static Breaker.Limits breaker(DeliveryProperties properties) {
        DeliveryProperties.Breaker breaker = properties.breaker();
        return new Breaker.Limits(
                breaker.failures(),
                new Backoff(breaker.probeInitial(), breaker.probeMax(), PROBE_GROWTH));
    }

    private static EngineSettings engine(DeliveryProperties properties) {
        return new EngineSettings(
                properties.lane().maxWaiting(),
                properties.lane().maxInFlight(),
                properties.partition().maxOpen(),
                properties.partition().maxOpenBytes().toBytes(),
                properties.partition().maxSkew(),
                properties.lane().fullPause(),
                breaker(properties),
                new Metering.Limits(
                        properties.deadLetters().maxShare(), properties.deadLetters().least()));
    }
}
