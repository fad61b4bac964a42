package org.barsrouter.catalogue.app;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.barsrouter.catalogue.app.DrawImport.Drawn;
import org.barsrouter.catalogue.app.ImportCommand.Mode;
import org.barsrouter.catalogue.app.ImportReports.Begun;
import org.barsrouter.catalogue.change.Catalogue;
import org.barsrouter.catalogue.change.ChangeRequest;
import org.barsrouter.catalogue.change.VolumeGuard;
import org.barsrouter.catalogue.intake.ImportGuard;
import org.barsrouter.catalogue.kafka.CatalogueWriter;
import org.barsrouter.catalogue.kafka.WriteOutcome;
import org.barsrouter.catalogue.kafka.WriterState;
import org.barsrouter.catalogue.proposal.Proposal;
import org.barsrouter.catalogue.proposal.ProposalJson;
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
    private final ImportApproval approval;
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
            CatalogueWriter writer,
            DrawImport draw,
            ImportReports reports,
            ImportApproval approval,
            Watch watch) {
        this.writer = writer;
        this.draw = draw;
        this.reports = reports;
        this.approval = approval;
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
        if (command.mode() == Mode.APPLY && !approval.mayImport(command.author().actor())) {
            return new ImportOutcome.Forbidden();
        }
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
            Catalogue catalogue = writer.catalogue();
            Drawn drawn =
                    draw.draw(
                            catalogue,
                            new DrawImport.Job(command, files, request(catalogue, command)));
            ImportOutcome early = withoutWriting(begun, drawn);
            ImportOutcome outcome = early != null ? early : written(begun, drawn);
            if (outcome != null) {
                return outcome;
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

    /// Absent when the catalogue has changed meanwhile, and it is to be drawn anew.
    private @Nullable ImportOutcome written(Begun begun, Drawn drawn) {
        if (drawn.set().events().isEmpty()) {
            return new ImportOutcome.Applied(reports.applied(begun, drawn));
        }
        at(begun, "writing the change-set");
        return switch (approval.judge(begun.command(), drawn.set())) {
            case ImportApproval.Verdict.Free(Proposal applied) -> {
                WriteOutcome written =
                        writer.write(drawn.set().batch(List.of(ProposalJson.document(applied))));
                yield written instanceof WriteOutcome.Superseded
                        ? null
                        : outcome(written, begun, drawn);
            }
            case ImportApproval.Verdict.Waits(Proposal proposal) ->
                    new ImportOutcome.Waits(reports.applied(begun, drawn), proposal);
            case ImportApproval.Verdict.Outdated(Proposal proposal) ->
                    new ImportOutcome.Outdated(reports.drawn(begun, drawn), proposal);
            case ImportApproval.Verdict.NotKept(ChangeOutcome why) -> notKept(why);
        };
    }

    private static ImportOutcome notKept(ChangeOutcome why) {
        return switch (why) {
            case ChangeOutcome.NotWriter(var state) -> new ImportOutcome.NotWriter(state);
            case ChangeOutcome.NotWritten(String reason) -> new ImportOutcome.NotWritten(reason);
            case ChangeOutcome _ -> new ImportOutcome.Unknown();
        };
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

    private ChangeRequest request(Catalogue catalogue, ImportCommand command) {
        return new ChangeRequest(
                watch.clock().instant(),
                command.author().actor(),
                reason(command),
                "import:" + command.input().fileName(),
                command.input().digest(),
                command.author().requestId(),
                command.author().correlationId(),
                approval.open(catalogue, command));
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
