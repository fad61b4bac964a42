package org.barsrouter.catalogue.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.barsrouter.catalogue.app.DrawImport.Drawn;
import org.barsrouter.catalogue.app.ImportReport.Diff;
import org.barsrouter.catalogue.change.ChangeSet;
import org.barsrouter.catalogue.intake.LogRow;
import org.barsrouter.catalogue.intake.Manifest;
import org.barsrouter.catalogue.intake.RowLog;
import org.barsrouter.catalogue.kafka.EventsEnd;
import org.barsrouter.catalogue.targets.Deployment;
import org.barsrouter.catalogue.targets.Finding;
import org.jspecify.annotations.Nullable;

/// Puts together what is told of an import: report, manifest and the log of its rows.
public final class ImportReports {
    private final Deployment deployment;
    private final EventsEnd events;
    private final InstantSource clock;

    /// An import that has begun.
    ///
    /// @param before end of the events when it began
    record Begun(ImportCommand command, Instant at, OptionalLong before) {}

    public ImportReports(Deployment deployment, EventsEnd events, InstantSource clock) {
        this.deployment = deployment;
        this.events = events;
        this.clock = clock;
    }

    Begun begin(ImportCommand command) {
        return new Begun(command, clock.instant(), events.offset());
    }

    /// Of an import whose errors keep it out.
    ImportReport refused(Begun begun, List<Finding> findings, int services) {
        return new ImportReport(
                findings,
                null,
                manifest(begun, new Told(findings, services, null, begun.before())),
                wantsRows(begun) ? RowLog.refused(findings, begun.at()) : List.of());
    }

    /// Of an import that changes nothing: a dry run, or one that waits for an acknowledgement.
    ImportReport drawn(Begun begun, Drawn drawn) {
        return report(begun, drawn, begun.before());
    }

    /// Of an import that has been written.
    ImportReport applied(Begun begun, Drawn drawn) {
        return report(begun, drawn, events.offset());
    }

    private ImportReport report(Begun begun, Drawn drawn, OptionalLong after) {
        ChangeSet set = drawn.set();
        int services = drawn.files().targets().targets().size();
        List<LogRow> rows =
                wantsRows(begun)
                        ? RowLog.of(set, drawn.files().targets().targets(), begun.at())
                        : List.of();
        return new ImportReport(
                drawn.findings(),
                Diff.of(set),
                manifest(begun, new Told(drawn.findings(), services, set, after)),
                rows);
    }

    private static boolean wantsRows(Begun begun) {
        return begun.command().extras().log() == ImportCommand.Log.ROWS;
    }

    private record Told(
            List<Finding> findings, int services, @Nullable ChangeSet set, OptionalLong after) {}

    private Manifest manifest(Begun begun, Told told) {
        ImportCommand command = begun.command();
        ChangeSet set = told.set();
        return new Manifest(
                switch (command.mode()) {
                    case APPLY, SEED -> "apply";
                    case DRY_RUN -> "dry-run";
                },
                deployment,
                new Manifest.Input(
                        command.input().fileName(),
                        command.input().sha256(),
                        command.input().targets().rows().size(),
                        told.services()),
                set == null ? null : set.counts(),
                totals(told.findings()),
                set == null ? null : set.id(),
                set == null ? null : set.effectiveFrom(),
                new Manifest.Offsets(nullable(begun.before()), nullable(told.after())),
                command.author().actor().name(),
                command.extras().changeRef(),
                begun.at(),
                Duration.between(begun.at(), clock.instant()).toMillis());
    }

    private static Map<String, Integer> totals(List<Finding> findings) {
        Map<String, Integer> totals = new TreeMap<>();
        findings.forEach(finding ->
                totals.merge(finding.severity().name().toLowerCase(Locale.ROOT), 1, Integer::sum));
        return totals;
    }

    private static @Nullable Long nullable(OptionalLong offset) {
        return offset.isPresent() ? Long.valueOf(offset.getAsLong()) : null;
    }
}
