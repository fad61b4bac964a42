package org.barsrouter.ingress.app;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import org.barsrouter.ingress.metric.IngressMetrics;
import org.barsrouter.ingress.metric.Interaction;
import org.barsrouter.ingress.validation.Finding;
import org.barsrouter.schemas.refusal.Refusal;

/// The counts as Micrometer meters, registered once so that counting costs no look-up.
final class MicrometerMetrics implements IngressMetrics {
    private final MeterRegistry registry;
    private final Counter relayed;
    private final Counter deferred;
    private final Counter aliases;
    private final Counter foreignEchoes;
    private final Timer appends;
    private final Map<Finding, Counter> found = new EnumMap<>(Finding.class);
    private final Map<Refusal, Counter> refused = new EnumMap<>(Refusal.class);

    MicrometerMetrics(MeterRegistry registry) {
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
        for (Finding finding : Finding.values()) {
            found.put(
                    finding,
                    Counter.builder("ingress.findings")
                            .description("What the standard wants otherwise, and was not refused")
                            .tag("level", Integer.toString(finding.level()))
                            .tag("finding", finding.name())
                            .register(registry));
        }
        for (Refusal refusal : Refusal.values()) {
            refused.put(
                    refusal,
                    Counter.builder("ingress.refused")
                            .description("Calls that were answered by a refusal, by its code")
                            .tag("code", refusal.code())
                            .register(registry));
        }
    }

    @Override
    public void relayAccepted() {
        relayed.increment();
    }

    @Override
    public void deferredAccepted() {
        deferred.increment();
    }

    @Override
    public void aliasUsed() {
        aliases.increment();
    }

    @Override
    public void foreignEcho() {
        foreignEchoes.increment();
    }

    @Override
    public void found(Finding finding) {
        Counter counter = found.get(finding);
        if (counter != null) {
            counter.increment();
        }
    }

    @Override
    public void answered(Interaction interaction, int status, Duration took) {
        Timer.builder("ingress.calls")
                .description("Calls by what they ask for, use case and the status of their answer")
                .tag("interaction", interaction.name())
                .tag("use_case", interaction.useCase())
                .tag("status", Integer.toString(status))
                .register(registry)
                .record(took);
    }

    @Override
    public void refused(Refusal refusal) {
        Counter counter = refused.get(refusal);
        if (counter != null) {
            counter.increment();
        }
    }

    @Override
    public void appended(Duration took) {
        appends.record(took);
    }

    @Override
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
