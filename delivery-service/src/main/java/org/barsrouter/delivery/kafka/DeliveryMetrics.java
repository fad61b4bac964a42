package org.barsrouter.delivery.kafka;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.barsrouter.delivery.breaker.BreakerState;
import org.barsrouter.delivery.classify.Classification;

/// What the service measures. Tags are endpoints and classifications, never messages.
public final class DeliveryMetrics {
    private final MeterRegistry registry;
    private final Map<String, AtomicInteger> breakers = new ConcurrentHashMap<>();

    public DeliveryMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void attempted(String endpointId, Classification classification, Duration took) {
        Timer.builder("delivery.attempts")
                .description("HTTP attempts by endpoint and what came of them")
                .tag("endpoint", endpointId)
                .tag("classification", classification.name())
                .register(registry)
                .record(took);
    }

    /// 0 closed, 1 half-open, 2 open.
    void breaker(String endpointId, BreakerState state) {
        breakers.computeIfAbsent(endpointId, this::breakerGauge)
                .set(
                        switch (state) {
                            case BreakerState.Closed _ -> 0;
                            case BreakerState.HalfOpen _ -> 1;
                            case BreakerState.Open _ -> 2;
                        });
    }

    void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
    }

    private AtomicInteger breakerGauge(String endpointId) {
        AtomicInteger state = new AtomicInteger();
        Gauge.builder("delivery.breaker", state, AtomicInteger::get)
                .description("Breaker of an endpoint: 0 closed, 1 half-open, 2 open")
                .tag("endpoint", endpointId)
                .register(registry);
        return state;
    }
}
