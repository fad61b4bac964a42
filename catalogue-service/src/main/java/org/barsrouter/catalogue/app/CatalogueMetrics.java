package org.barsrouter.catalogue.app;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import org.barsrouter.catalogue.kafka.CatalogueWriter;
import org.barsrouter.catalogue.kafka.WriterState;

/// The service's figures: how large the catalogue is, whether we write it, how imports end.
public final class CatalogueMetrics {
    private final MeterRegistry registry;
    private final Counter aliases;
    private final Counter unconditional;

    public CatalogueMetrics(MeterRegistry registry, CatalogueWriter writer) {
        this.registry = registry;
        this.aliases =
                Counter.builder("catalogue.alias.hits")
                        .description("identifiers read under another spelling of their system")
                        .register(registry);
        this.unconditional =
                Counter.builder("catalogue.fhir.unconditional")
                        .description("FHIR updates and deletes without If-Match")
                        .register(registry);
        registry.gauge("catalogue.services", writer, w -> w.catalogue().routed());
        registry.gauge("catalogue.endpoints", writer, w -> w.catalogue().endpoints().size());
        registry.gauge(
                "catalogue.writer", writer, w -> w.state() instanceof WriterState.Open ? 1 : 0);
    }

    public void aliases(int rows) {
        aliases.increment(rows);
    }

    /// A FHIR update or delete came without If-Match.
    public void unconditional() {
        unconditional.increment();
    }

    void imported(ImportOutcome outcome, Duration took) {
        Timer.builder("catalogue.imports")
                .tag("outcome", name(outcome))
                .register(registry)
                .record(took);
    }

    private static String name(ImportOutcome outcome) {
        return switch (outcome) {
            case ImportOutcome.Applied _ -> "applied";
            case ImportOutcome.DryRun _ -> "dry-run";
            case ImportOutcome.Invalid _ -> "invalid";
            case ImportOutcome.AckNeeded _ -> "ack-needed";
            case ImportOutcome.Waits _ -> "waits";
            case ImportOutcome.Outdated _ -> "outdated";
            case ImportOutcome.Forbidden _ -> "forbidden";
            case ImportOutcome.NotWriter _ -> "not-writer";
            case ImportOutcome.NotWritten _ -> "not-written";
            case ImportOutcome.Unknown _ -> "unknown";
        };
    }
}
