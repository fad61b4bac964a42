package org.barsrouter.ingress.metric;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import org.barsrouter.schemas.refusal.Refusal;

/// The counts of this service, registered once so that counting costs no look-up.
public final class IngressMetrics {
    private final MeterRegistry registry;
    private final Counter relayed;
    private final Counter deferred;
    private final Counter aliases;
    private final Counter foreignEchoes;
    private final Timer appends;
    private final Map<Refusal, Counter> refused = new EnumMap<>(Refusal.class);

    public IngressMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.relayed = accepted(registry, "relay");
        this.deferred = accepted(registry, "deferred");
        this.aliases =
                Counter.builder("ingress.target.aliases")
                        .description("Targets written with an alias of their identifier system")
                        .register(registry);
        this.foreignEchoes =
                Counter.builder("ingress.answers.foreign.ids")
                        .description("Receivers' answers that echoed other ids than they were sent")
                        .register(registry);
        this.appends =
                Timer.builder("ingress.append")
                        .description(
                                "From handing a message to the producer to its acknowledgement")
                        .publishPercentileHistogram()
                        .minimumExpectedValue(Duration.ofMillis(1))
                        .maximumExpectedValue(Duration.ofSeconds(5))
                        .register(registry);
        for (Refusal refusal : Refusal.values()) {
            refused.put(
                    refusal,
                    Counter.builder("ingress.refused")
                            .description("Calls that were answered by a refusal, by its code")
                            .tag("code", refusal.code())
                            .register(registry));
        }
    }

    public void relayAccepted() {
        relayed.increment();
    }

    public void deferredAccepted() {
        deferred.increment();
    }

    public void aliasUsed() {
        aliases.increment();
    }

    public void foreignEcho() {
        foreignEchoes.increment();
    }

    public void refused(Refusal refusal) {
        Counter counter = refused.get(refusal);
        if (counter != null) {
            counter.increment();
        }
    }

    public void appended(Duration took) {
        appends.record(took);
    }

    /// Shows how many relays wait for their reply.
    public void openRelays(Supplier<Number> count) {
        Gauge.builder("ingress.relays.open", count)
                .description("Relay messages whose reply is awaited")
                .register(registry);
    }

    private static Counter accepted(MeterRegistry registry, String mode) {
        return Counter.builder("ingress.accepted")
                .description("Messages that are durably in the log, by mode")
                .tag("mode", mode)
                .register(registry);
    }
}
