package org.barsrouter.catalogue.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barsrouter.catalogue.testkit.Plans.NOW;
import static org.barsrouter.catalogue.testkit.Plans.PLANNER;
import static org.barsrouter.catalogue.testkit.Plans.at;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.barsrouter.catalogue.explain.ExplainTarget;
import org.barsrouter.catalogue.synthetic.SyntheticFiles;
import org.barsrouter.catalogue.synthetic.SyntheticTargets;
import org.barsrouter.catalogue.synthetic.SyntheticTargets.Row;
import org.barsrouter.catalogue.targets.AddressRules;
import org.barsrouter.catalogue.targets.Deployment;
import org.barsrouter.catalogue.targets.Finding.Severity;
import org.barsrouter.catalogue.targets.ImportRules;
import org.barsrouter.catalogue.targets.ProvidersCsv;
import org.barsrouter.catalogue.targets.Target;
import org.barsrouter.catalogue.targets.TargetsCheck;
import org.barsrouter.catalogue.targets.TargetsCheck.Checked;
import org.barsrouter.catalogue.targets.TargetsJson;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.routing.policy.Policy;
import org.barsrouter.routing.resolve.Resolver;
import org.barsrouter.schemas.id.ServiceId;
import org.junit.jupiter.api.Test;

/// The made-up file of national size, from its text to the resolver's answers.
class NationalSizeTest {
    private static final List<Row> ROWS =
            new SyntheticTargets(new SplittableRandom(7)).rows(SyntheticTargets.NATIONAL);
    private static final IdentifierSystems SYSTEMS = IdentifierSystems.national();

    @Test
    void every_service_resolves_to_the_address_of_the_file() {
        Checked checked = checked(SyntheticFiles.targets(ROWS));

        Catalogue catalogue = PLANNER.plan(Catalogue.empty(), wanted(checked), at(NOW)).result();

        assertThat(checked.isClean()).isTrue();
        assertThat(routed(catalogue))
                .hasSize(SyntheticTargets.NATIONAL)
                .isEqualTo(
                        checked.targets().stream()
                                .collect(Collectors.toMap(Target::id, Target::address)));
        assertThat(catalogue.endpoints()).hasSize(13);
    }

    @Test
    void an_export_imported_again_changes_nothing() {
        Catalogue catalogue =
                PLANNER.plan(
                                Catalogue.empty(),
                                wanted(checked(SyntheticFiles.targets(ROWS))),
                                at(NOW))
                        .result();
        String export =
                SyntheticFiles.targets(
                        routed(catalogue).entrySet().stream()
                                .map(e -> new Row(e.getKey().value(), e.getValue().toString()))
                                .toList());

        ChangeSet again = PLANNER.plan(catalogue, wanted(checked(export)), at(NOW.plusSeconds(9)));

        assertThat(again.events()).isEmpty();
        assertThat(again.counts().unchanged()).isEqualTo(SyntheticTargets.NATIONAL);
    }

    @Test
    void the_untidiness_of_the_file_is_found_in_few_lines() {
        Checked checked = checked(SyntheticFiles.targets(ROWS));

        assertThat(checked.findings()).hasSizeLessThan(150);
        assertThat(checked.findings()).noneMatch(f -> f.severity() == Severity.ERROR);
    }

    @Test
    void every_service_finds_its_provider() {
        Checked checked = checked(SyntheticFiles.targets(ROWS));
        ProvidersCsv.Parsed providers = ProvidersCsv.read(SyntheticFiles.providers(ROWS), SYSTEMS);

        assertThat(providers.providers()).hasSize(SyntheticTargets.NATIONAL);
        assertThat(providers.against(checked.targets())).isEmpty();
    }

    private static Wanted wanted(Checked checked) {
        return new Wanted(checked.targets(), Map.of(), Wanted.Scope.WITHOUT_TESTS);
    }

    private static Checked checked(String file) {
        return TargetsCheck.check(
                TargetsJson.read(file),
                new ImportRules(
                        Deployment.SANDBOX,
                        SYSTEMS,
                        new AddressRules(Deployment.SANDBOX, List.of(".nhs.uk")),
                        ImportRules.Tests.SKIP));
    }

    private static Map<ServiceId, URI> routed(Catalogue catalogue) {
        ExplainTarget explain = new ExplainTarget(new Resolver(Policy.defaults()), SYSTEMS);
        return catalogue.services().values().stream()
                .collect(
                        Collectors.toMap(
                                Entry::id,
                                entry -> explain.route(entry, NOW).orElseThrow().address()));
    }
}
