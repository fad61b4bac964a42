package org.barsrouter.delivery.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.barsrouter.delivery.breaker.BreakerState;
import org.barsrouter.delivery.breaker.Subject;
import org.barsrouter.delivery.classify.Classification;
import org.barsrouter.delivery.gate.Outage;

/// What the service measures. Tags are endpoints and classifications, never messages.
public final class DeliveryMetrics {
    private final MeterRegistry registry;
    private final Map<Subject, AtomicInteger> breakers = new ConcurrentHashMap<>();

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

    /// An attempt was not written down.
    public void attemptLeftOut() {
        Counter.builder("delivery.attempts.left.out")
                .description("Attempts that were not written down, as their topic took none")
                .register(registry)
                .increment();
    }

    void read(String endpointId, Classification classification, Duration took) {
        Timer.builder("delivery.reads")
                .description("Reads relayed to receivers, by endpoint and what came of them")
                .tag("endpoint", endpointId)
                .tag("classification", classification.name())
                .register(registry)
                .record(took);
    }

    void routeDiffers() {
        registry.counter("delivery.reads.route.differs").increment();
    }

    /// 0 closed, 1 half-open, 2 open.
    void breaker(Subject subject, BreakerState state) {
        breakers.computeIfAbsent(subject, this::breakerGauge)
                .set(
                        switch (state) {
                            case BreakerState.Closed _ -> 0;
                            case BreakerState.HalfOpen _ -> 1;
                            case BreakerState.Open _ -> 2;
                        });
    }

    /// An outage started or ended.
    void outage(Outage outage) {
        Counter.builder("delivery.outages")
                .description("Outages that started and ended, by what is down")
                .tag("scope", outage.subject().scope())
                .tag("phase", outage.phase().name())
                .register(registry)
                .increment();
    }

    void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
    }

    private AtomicInteger breakerGauge(Subject subject) {
        AtomicInteger state = new AtomicInteger();
        Gauge.builder("delivery.breaker", state, AtomicInteger::get)
                .description("Breaker: 0 closed, 1 half-open, 2 open")
                .tag("scope", subject.scope())
                .tag("subject", subject.key())
                .register(registry);
        return state;
    }
}
