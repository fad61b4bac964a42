package org.barsrouter.catalogue.app;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.barsrouter.catalogue.app.ImportCommand.Mode;
import org.barsrouter.catalogue.change.ChangeRequest;
import org.barsrouter.catalogue.change.ChangeSet;
import org.barsrouter.catalogue.change.PlanImport;
import org.barsrouter.catalogue.change.VolumeGuard;
import org.barsrouter.catalogue.change.Wanted;
import org.barsrouter.catalogue.kafka.CatalogueWriter;
import org.barsrouter.catalogue.kafka.WriteOutcome;
import org.barsrouter.catalogue.kafka.WriterState;
import org.barsrouter.catalogue.targets.AddressRules;
import org.barsrouter.catalogue.targets.Deployment;
import org.barsrouter.catalogue.targets.Finding;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.routing.route.Endpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Imports a national file: checked, planned, guarded and written as one change-set, or not at all.
/// The same file again changes nothing.
public final class ImportTargets {
    private static final Logger LOG = LoggerFactory.getLogger(ImportTargets.class);

    private final CatalogueWriter writer;
    private final PlanImport planner;
    private final CheckFiles check;
    private final CatalogueMetrics metrics;
    private final InstantSource clock;

    /// What files are held against.
    public record Terms(
            Deployment deployment,
            IdentifierSystems systems,
            AddressRules addresses,
            VolumeGuard guard) {}

    public ImportTargets(
            CatalogueWriter writer,
            PlanImport planner,
            CheckFiles check,
            CatalogueMetrics metrics,
            InstantSource clock) {
        this.writer = writer;
        this.planner = planner;
        this.check = check;
        this.metrics = metrics;
        this.clock = clock;
    }

    public ImportOutcome run(ImportCommand command) {
        Instant start = clock.instant();
        ImportOutcome outcome = run(command, start);
        metrics.imported(outcome, Duration.between(start, clock.instant()));
        return outcome;
    }

    private ImportOutcome run(ImportCommand command, Instant start) {
        CheckFiles.Checked files = check.check(command, known());
        metrics.aliases(files.targets().aliasRows());
        if (!files.targets().isClean()) {
            return new ImportOutcome.Invalid(
                    new ImportReport(files.targets().findings(), null, since(start)));
        }
        Wanted wanted = new Wanted(files.targets().targets(), files.providers(), scope(command));
        return carriedOut(command, new Checked(wanted, files.targets().findings(), start));
    }

    /// Base URLs that the catalogue has an endpoint for.
    private Set<URI> known() {
        return writer.catalogue().endpoints().values().stream()
                .flatMap(endpoint -> endpoint.addresses().stream())
                .map(Endpoint.Address::url)
                .collect(Collectors.toSet());
    }

    private static Wanted.Scope scope(ImportCommand command) {
        return switch (command.tests()) {
            case INCLUDE -> Wanted.Scope.ALL;
            case SKIP -> Wanted.Scope.WITHOUT_TESTS;
        };
    }

    /// A file that the rules let through.
    private record Checked(Wanted wanted, List<Finding> findings, Instant start) {}

    private ImportOutcome carriedOut(ImportCommand command, Checked checked) {
        while (true) {
            WriterState state = writer.state();
            if (!(state instanceof WriterState.Open)) {
                return new ImportOutcome.NotWriter(state);
            }
            ChangeSet set = planner.plan(writer.catalogue(), checked.wanted(), request(command));
            VolumeGuard.Verdict guard = check.terms().guard().judge(set.counts(), command.ack());
            if (command.mode() == Mode.DRY_RUN) {
                return new ImportOutcome.DryRun(report(checked, set), guard);
            }
            if (guard instanceof VolumeGuard.NeedsAck(VolumeGuard.Ack exact)) {
                return new ImportOutcome.AckNeeded(report(checked, set), exact);
            }
            WriteOutcome written = writer.write(set);
            if (!(written instanceof WriteOutcome.Superseded)) {
                return outcome(written, checked, set);
            }
        }
    }

    private ImportOutcome outcome(WriteOutcome written, Checked checked, ChangeSet set) {
        return switch (written) {
            case WriteOutcome.Written _ -> {
                ImportReport report = report(checked, set);
                LOG.atInfo()
                        .addKeyValue("changeSetId", set.id())
                        .addKeyValue("added", set.counts().added())
                        .addKeyValue("removed", set.counts().removed())
                        .addKeyValue("repointed", set.counts().repointed())
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
                clock.instant(),
                command.author().actor(),
                command.author().reason(),
                "import:" + command.input().fileName(),
                command.input().digest(),
                command.author().requestId(),
                command.author().correlationId());
    }

    private ImportReport report(Checked checked, ChangeSet set) {
        return new ImportReport(
                checked.findings(), ImportReport.Diff.of(set), since(checked.start()));
    }

    private Duration since(Instant start) {
        return Duration.between(start, clock.instant());
    }
}
