package org.barsrouter.catalogue.app;

import java.time.Duration;
import java.time.InstantSource;
import org.barsrouter.catalogue.app.DrawImport.Drawn;
import org.barsrouter.catalogue.app.ImportCommand.Mode;
import org.barsrouter.catalogue.app.ImportReports.Begun;
import org.barsrouter.catalogue.change.ChangeRequest;
import org.barsrouter.catalogue.change.VolumeGuard;
import org.barsrouter.catalogue.intake.ImportGuard;
import org.barsrouter.catalogue.kafka.CatalogueWriter;
import org.barsrouter.catalogue.kafka.WriteOutcome;
import org.barsrouter.catalogue.kafka.WriterState;
import org.barsrouter.catalogue.targets.AddressRules;
import org.barsrouter.catalogue.targets.Deployment;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Imports a national file: checked, planned, replayed, guarded and written as one change-set, or
/// not at all. The same file again changes nothing.
public final class ImportTargets {
    private static final Logger LOG = LoggerFactory.getLogger(ImportTargets.class);

    private final CatalogueWriter writer;
    private final DrawImport draw;
    private final ImportReports reports;
    private final Watch watch;

    /// What files are held against.
    public record Terms(
            Deployment deployment,
            IdentifierSystems systems,
            AddressRules addresses,
            VolumeGuard guard) {}

    /// What looks on.
    public record Watch(CatalogueMetrics metrics, ImportProgress progress, InstantSource clock) {}

    public ImportTargets(
            CatalogueWriter writer, DrawImport draw, ImportReports reports, Watch watch) {
        this.writer = writer;
        this.draw = draw;
        this.reports = reports;
        this.watch = watch;
    }

    public ImportOutcome run(ImportCommand command) {
        Begun begun = reports.begin(command);
        try {
            ImportOutcome outcome = run(begun);
            watch.metrics()
                    .imported(outcome, Duration.between(begun.at(), watch.clock().instant()));
            return outcome;
        } finally {
            watch.progress().ended(command.author().requestId());
        }
    }

    private ImportOutcome run(Begun begun) {
        ImportCommand command = begun.command();
        at(begun, "holding the rows against the rules");
        CheckFiles.Checked files = draw.files(command, writer.catalogue());
        watch.metrics().aliases(files.targets().aliasRows());
        if (!files.targets().isClean()) {
            return new ImportOutcome.Invalid(
                    reports.refused(
                            begun, files.targets().findings(), files.targets().targets().size()));
        }
        while (true) {
            WriterState state = writer.state();
            if (!(state instanceof WriterState.Open)) {
                return new ImportOutcome.NotWriter(state);
            }
            at(begun, "planning the change and replaying the resolver for every service");
            Drawn drawn =
                    draw.draw(
                            writer.catalogue(),
                            new DrawImport.Job(command, files, request(command)));
            ImportOutcome early = withoutWriting(begun, drawn);
            if (early != null) {
                return early;
            }
            at(begun, "writing the change-set");
            WriteOutcome written = writer.write(drawn.set());
            if (!(written instanceof WriteOutcome.Superseded)) {
                return outcome(written, begun, drawn);
            }
        }
    }

    private @Nullable ImportOutcome withoutWriting(Begun begun, Drawn drawn) {
        if (!drawn.isClean()) {
            return new ImportOutcome.Invalid(
                    reports.refused(
                            begun, drawn.findings(), drawn.files().targets().targets().size()));
        }
        if (begun.command().mode() == Mode.DRY_RUN) {
            return new ImportOutcome.DryRun(reports.drawn(begun, drawn), drawn.guard());
        }
        return drawn.guard() instanceof ImportGuard.NeedsAck needed
                ? new ImportOutcome.AckNeeded(reports.drawn(begun, drawn), needed)
                : null;
    }

    private void at(Begun begun, String sentence) {
        watch.progress().at(begun.command().author().requestId(), sentence);
    }

    private ImportOutcome outcome(WriteOutcome written, Begun begun, Drawn drawn) {
        return switch (written) {
            case WriteOutcome.Written _ -> {
                ImportReport report = reports.applied(begun, drawn);
                LOG.atInfo()
                        .addKeyValue("changeSetId", drawn.set().id())
                        .addKeyValue("added", drawn.set().counts().added())
                        .addKeyValue("removed", drawn.set().counts().removed())
                        .addKeyValue("repointed", drawn.set().counts().repointed())
                        .addKeyValue("tookMillis", report.took().toMillis())
                        .log("import applied");
                yield new ImportOutcome.Applied(report);
            }
            case WriteOutcome.NotWritten(String why) -> new ImportOutcome.NotWritten(why);
            case WriteOutcome.Superseded _ ->
                    new ImportOutcome.NotWritten("the catalogue has changed meanwhile");
            case WriteOutcome.Fenced _ -> new ImportOutcome.NotWriter(new WriterState.Fenced());
            case WriteOutcome.Unknown _ -> new ImportOutcome.Unknown();
        };
    }

    private ChangeRequest request(ImportCommand command) {
        return new ChangeRequest(
                watch.clock().instant(),
                command.author().actor(),
                reason(command),
                "import:" + command.input().fileName(),
                command.input().digest(),
                command.author().requestId(),
                command.author().correlationId());
    }

    private static @Nullable String reason(ImportCommand command) {
        String ticket = command.extras().changeRef();
        String reason = command.author().reason();
        if (ticket == null) {
            return reason;
        }
        return reason == null || reason.isBlank() ? ticket : ticket + ": " + reason;
    }
}
