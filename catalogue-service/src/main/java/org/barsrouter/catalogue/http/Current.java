package org.barsrouter.catalogue.http;

import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.barsrouter.catalogue.app.CatalogueMetrics;
import org.barsrouter.catalogue.app.WriterLoop;
import org.barsrouter.catalogue.change.Catalogue;
import org.barsrouter.catalogue.explain.ExplainTarget;
import org.barsrouter.catalogue.kafka.CatalogueWriter;
import org.barsrouter.catalogue.kafka.WriterState;
import org.barsrouter.routing.identifier.IdentifierSystems.Canonical;
import org.barsrouter.routing.identifier.IdentifierSystems.Spelling;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What every read starts from: the catalogue as it is, an instant and a target.
@Component
public class Current {
    private final CatalogueWriter writer;
    private final WriterLoop loop;
    private final ExplainTarget explain;
    private final CatalogueMetrics metrics;
    private final InstantSource clock;

    Current(
            CatalogueWriter writer,
            WriterLoop loop,
            ExplainTarget explain,
            CatalogueMetrics metrics,
            InstantSource clock) {
        this.writer = writer;
        this.loop = loop;
        this.explain = explain;
        this.metrics = metrics;
        this.clock = clock;
    }

    /// The catalogue, if this instance can vouch for it.
    public Catalogue catalogue() {
        if (writer.state() instanceof WriterState.Open) {
            return writer.catalogue();
        }
        throw notServing(writer.state());
    }

    FaultException notServing(WriterState state) {
        return switch (state) {
            case WriterState.Fenced _ ->
                    new FaultException(
                            Fault.NOT_THE_WRITER,
                            "Another instance has become the writer of this catalogue: send the request there, or restart this one to take over.");
            case WriterState.Opening _, WriterState.Open _ ->
                    new FaultException(
                            Fault.NOT_READY,
                            "Wait a moment and repeat the request: "
                                    + loop.obstacle().orElse("it was just opened")
                                    + ".");
        };
    }

    public Instant at(@Nullable String text) {
        if (text == null) {
            return clock.instant().truncatedTo(ChronoUnit.MILLIS);
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new FaultException(
                    Fault.REQUEST_UNREADABLE,
                    "at is not an instant: write it like 2026-07-01T00:00:00Z.");
        }
    }

    public Canonical target(String text) {
        Canonical target =
                explain.target(text)
                        .orElseThrow(() ->
                                new FaultException(
                                        Fault.TARGET_UNREADABLE,
                                        "Write the target as system|value; a bare value is a DoS service id."));
        if (target.spelling() == Spelling.ALIAS) {
            metrics.aliases(1);
        }
        return target;
    }
}
