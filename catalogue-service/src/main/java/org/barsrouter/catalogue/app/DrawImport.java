package org.barsrouter.catalogue.app;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.barsrouter.catalogue.change.Catalogue;
import org.barsrouter.catalogue.change.Change;
import org.barsrouter.catalogue.change.ChangeRequest;
import org.barsrouter.catalogue.change.ChangeSet;
import org.barsrouter.catalogue.change.PlanImport;
import org.barsrouter.catalogue.change.Wanted;
import org.barsrouter.catalogue.intake.ImportGuard;
import org.barsrouter.catalogue.intake.Replay;
import org.barsrouter.catalogue.targets.Finding;
import org.barsrouter.catalogue.targets.Finding.Severity;
import org.barsrouter.catalogue.targets.RetiredCsv;
import org.barsrouter.routing.route.Endpoint;
import org.barsrouter.schemas.id.ServiceId;

/// Draws up what an import would do, and writes nothing: files against the rules, the change-set,
/// the guard, and the resolver's replay on the catalogue as it would be.
public final class DrawImport {
    private final CheckFiles check;
    private final PlanImport planner;
    private final Replay replay;

    /// What would be done.
    ///
    /// @param guard what applying it needs
    record Drawn(
            CheckFiles.Checked files,
            ChangeSet set,
            List<Finding> findings,
            ImportGuard.Verdict guard) {

        /// Whether an error keeps it out.
        boolean isClean() {
            return findings.stream().noneMatch(f -> f.severity() == Severity.ERROR);
        }
    }

    public DrawImport(CheckFiles check, PlanImport planner, Replay replay) {
        this.check = check;
        this.planner = planner;
        this.replay = replay;
    }

    CheckFiles.Checked files(ImportCommand command, Catalogue current) {
        return check.check(command, known(current));
    }

    /// Base URLs that the catalogue has an endpoint for.
    private static Set<URI> known(Catalogue current) {
        return current.endpoints().values().stream()
                .flatMap(endpoint -> endpoint.addresses().stream())
                .map(Endpoint.Address::url)
                .collect(Collectors.toSet());
    }

    /// A command whose files the rules let through.
    record Job(ImportCommand command, CheckFiles.Checked files, ChangeRequest request) {}

    Drawn draw(Catalogue current, Job job) {
        Wanted wanted =
                new Wanted(
                        job.files().targets().targets(),
                        job.files().providers(),
                        job.files().products(),
                        scope(job.command()));
        ChangeSet set = planner.plan(current, wanted, job.request());
        List<ServiceId> unconfirmed = job.files().retired().unconfirmed(removed(set));
        List<Finding> findings = new ArrayList<>(job.files().targets().findings());
        findings.addAll(RetiredCsv.findings(unconfirmed));
        findings.addAll(replay.findings(set.result(), wanted.targets(), set.effectiveFrom()));
        return new Drawn(
                job.files(),
                set,
                findings,
                new ImportGuard(check.terms().guard())
                        .judge(set.counts(), unconfirmed.size(), job.command().ack()));
    }

    private static List<ServiceId> removed(ChangeSet set) {
        return set.changes().stream()
                .filter(change -> change.kind() == Change.Kind.REMOVED)
                .map(Change::id)
                .toList();
    }

    private static Wanted.Scope scope(ImportCommand command) {
        return switch (command.tests()) {
            case INCLUDE -> Wanted.Scope.ALL;
            case SKIP -> Wanted.Scope.WITHOUT_TESTS;
        };
    }
}
