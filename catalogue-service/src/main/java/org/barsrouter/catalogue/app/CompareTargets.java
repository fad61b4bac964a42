package org.barsrouter.catalogue.app;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.barsrouter.catalogue.change.Catalogue;
import org.barsrouter.catalogue.change.Entry;
import org.barsrouter.catalogue.compare.Comparison;
import org.barsrouter.catalogue.compare.DifferenceReport;
import org.barsrouter.catalogue.compare.Routed;
import org.barsrouter.catalogue.compare.Stated;
import org.barsrouter.catalogue.targets.Finding;
import org.barsrouter.catalogue.targets.Finding.Severity;
import org.barsrouter.catalogue.targets.ImportRules;
import org.barsrouter.catalogue.targets.ImportRules.Tests;
import org.barsrouter.catalogue.targets.ProvidersCsv;
import org.barsrouter.catalogue.targets.Rule;
import org.barsrouter.catalogue.targets.TargetsCheck;
import org.barsrouter.catalogue.targets.TargetsCheck.Checked;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.routing.route.Route;
import org.barsrouter.schemas.id.ServiceId;
import org.jspecify.annotations.Nullable;

/// Rule V1: holds a file against what the router would do with every service at an instant, or
/// against a second file. Reads only.
public final class CompareTargets {
    private final ImportTargets.Terms terms;
    private final Routed routed;

    /// What shall be compared.
    ///
    /// @param against a second file in the place of the catalogue
    public record Question(
            ImportCommand.Input file,
            Tests tests,
            ImportCommand.@Nullable Input against,
            Instant at) {}

    /// What came of it.
    public sealed interface Outcome {}

    /// A file is not of the national shape.
    public record Unreadable(List<Finding> findings) implements Outcome {}

    /// The two were compared.
    ///
    /// @param findings rows that break a rule; what of them can be read is compared all the same
    public record Compared(
            Comparison comparison, List<Finding> findings, DifferenceReport.Titles titles)
            implements Outcome {
        public Compared {
            findings = List.copyOf(findings);
        }

        /// Whether every service matches and no row is broken.
        public boolean isClean() {
            return comparison.isClean()
                    && findings.stream().noneMatch(f -> f.severity() == Severity.ERROR);
        }

        public DifferenceReport report() {
            return new DifferenceReport(comparison, titles);
        }
    }

    public CompareTargets(ImportTargets.Terms terms, Routed routed) {
        this.terms = terms;
        this.routed = routed;
    }

    public Outcome run(Catalogue catalogue, Question question) {
        Side there = side(question.file(), question.tests());
        ImportCommand.Input second = question.against();
        if (second == null) {
            return outcome(there, ofCatalogue(catalogue, question), question);
        }
        Side here = side(second, question.tests());
        List<Finding> all = new ArrayList<>(there.findings());
        all.addAll(here.findings());
        return outcome(new Side(there.name(), there.services(), all), here, question);
    }

    private Outcome outcome(Side there, Side here, Question question) {
        if (isUnreadable(there.findings())) {
            return new Unreadable(there.findings());
        }
        return new Compared(
                Comparison.of(here.services(), there.services()),
                there.findings(),
                new DifferenceReport.Titles(here.name(), there.name(), question.at().toString()));
    }

    /// One of the two that are compared.
    private record Side(String name, Map<ServiceId, Stated> services, List<Finding> findings) {}

    private Side side(ImportCommand.Input input, Tests tests) {
        Checked checked =
                TargetsCheck.check(
                        input.targets(),
                        new ImportRules(
                                terms.deployment(), terms.systems(), terms.addresses(), tests));
        ProvidersCsv.Parsed providers =
                Optional.ofNullable(input.lists().providers())
                        .map(text -> ProvidersCsv.read(text, terms.systems()))
                        .orElseGet(ProvidersCsv.Parsed::none);
        return new Side(
                "the file " + input.fileName(),
                Routed.file(checked.targets(), providers.providers()),
                checked.and(providers.findings()).findings());
    }

    private Side ofCatalogue(Catalogue catalogue, Question question) {
        Collection<Route.Service> services =
                catalogue.services().values().stream()
                        .map(Entry::service)
                        .filter(service -> isAsked(service, question.tests()))
                        .toList();
        return new Side(
                "the catalogue of " + terms.deployment(),
                routed.at(services, question.at()),
                List.of());
    }

    private static boolean isAsked(Route.Service service, Tests tests) {
        return switch (tests) {
            case INCLUDE -> true;
            case SKIP -> !service.id().system().equals(IdentifierSystems.TESTS);
        };
    }

    private static boolean isUnreadable(List<Finding> findings) {
        return findings.stream()
                .anyMatch(f -> f.rule() == Rule.J1 && f.severity() == Severity.ERROR);
    }
}
