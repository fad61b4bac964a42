package org.barsrouter.catalogue.targets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.barsrouter.catalogue.targets.Finding.Severity;
import org.barsrouter.catalogue.targets.ImportRules.Tests;
import org.barsrouter.catalogue.targets.Place.FileKind;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every rule that a file alone can break, with a file that breaks it. S1 and V1 need a catalogue:
/// `ImportRulesIT` has them.
class RuleFixturesTest {
    private static final Path FIXTURES = Path.of("src/test/resources/rules");
    private static final OwnHosts OURS = new OwnHosts(List.of("bars-router.nhs.uk"));

    @ParameterizedTest
    @CsvSource({
        "J1-key-twice.json,        SANDBOX, J1, ERROR,   6",
        "J1-second-root.json,      SANDBOX, J1, ERROR,   3",
        "J1-number.json,           SANDBOX, J1, ERROR,   4",
        "J2-alias.json,            SANDBOX, J2, WARNING, 4",
        "J2-unknown.json,          SANDBOX, J2, ERROR,   4",
        "J3-letters.json,          SANDBOX, J3, ERROR,   4",
        "J3-space.json,            SANDBOX, J3, ERROR,   4",
        "J3-short.json,            SANDBOX, J3, WARNING, 4",
        "J4-two-addresses.json,    SANDBOX, J4, ERROR,   7",
        "U1-placeholder.json,      SANDBOX, U1, ERROR,   4",
        "U1-no-scheme.json,        SANDBOX, U1, ERROR,   4",
        "U1-query.json,            SANDBOX, U1, ERROR,   4",
        "U1-user.json,             SANDBOX, U1, ERROR,   4",
        "U2-capital-host.json,     SANDBOX, U2, NOTE,    4",
        "U2-path-case.json,        SANDBOX, U2, WARNING, 5",
        "U3-slash-and-port.json,   SANDBOX, U3, NOTE,    4",
        "U4-private.json,          INT,     U4, ERROR,   4",
        "U4-loopback.json,         INT,     U4, ERROR,   4",
        "U4-own-ingress.json,      SANDBOX, U4, ERROR,   4",
        "U4-own-ingress.json,      PROD,    U4, ERROR,   4",
        "U4-other-suffix.json,     PROD,    U4, ERROR,   4",
        "U4-test-host.json,        PROD,    U4, ERROR,   4",
        "U4-resolves-private.json, INT,     U4, ERROR,   4",
        "U4-resolves-to-us.json,   PROD,    U4, ERROR,   4",
        "E1-no-product.json,       PROD,    E1, ERROR,   4",
        "E3-tests.json,            PROD,    E3, ERROR,   4"
    })
    void a_targets_file_is_told_what_it_breaks_where_and_how_to_mend_it(
            String fixture, Deployment deployment, Rule rule, Severity severity, int line)
            throws IOException {
        assertThat(findings(fixture, deployment))
                .anySatisfy(finding -> {
                    assertThat(finding.rule()).isEqualTo(rule);
                    assertThat(finding.severity()).isEqualTo(severity);
                    assertThat(finding.subject().place().file()).isEqualTo(FileKind.TARGETS);
                    assertThat(finding.subject().place().line()).isEqualTo(line);
                    assertThat(finding.what()).isNotBlank().doesNotContain("secret");
                    assertThat(finding.remedy()).isNotBlank();
                });
    }

    @Test
    void a_list_is_told_the_same() throws IOException {
        IdentifierSystems systems = IdentifierSystems.national();

        named(
                ProvidersCsv.read(text("E2-providers.csv"), systems).findings(),
                Rule.E2,
                new Place(FileKind.PROVIDERS, "line 2", 2));
        named(
                ProductsCsv.read(text("E1-products.csv"), rules(Deployment.PROD)).findings(),
                Rule.E1,
                new Place(FileKind.PRODUCTS, "line 3", 3));
        named(
                RetiredCsv.read(text("S2-retired.csv"), systems).findings(),
                Rule.S2,
                new Place(FileKind.RETIRED, "line 2", 2));
        named(
                SwitchesCsv.read(text("P1-switches.csv"), systems).findings(),
                Rule.P1,
                new Place(FileKind.SWITCHES, "line 2", 2));
    }

    @Test
    void a_list_without_its_header_is_refused() {
        assertThat(ProductsCsv.read("a,b\n1,2\n", rules(Deployment.INT)).findings())
                .singleElement()
                .extracting(Finding::remedy)
                .isEqualTo("Start it with url,product,owner[,instance].");
        assertThat(RetiredCsv.read("\0\0", IdentifierSystems.national()).findings())
                .singleElement()
                .extracting(Finding::what)
                .isEqualTo("The list of retired services is not UTF-8 text.");
    }

    @Test
    void every_rule_has_a_fixture() throws IOException {
        Set<String> rules = new HashSet<>();
        try (var files = Files.list(FIXTURES)) {
            files.forEach(file -> rules.add(file.getFileName().toString().substring(0, 2)));
        }

        for (Rule rule : Rule.values()) {
            assertThat(rules).contains(rule.name());
        }
    }

    private static void named(List<Finding> findings, Rule rule, Place place) {
        assertThat(findings)
                .anySatisfy(finding -> {
                    assertThat(finding.rule()).isEqualTo(rule);
                    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
                    assertThat(finding.subject().place()).isEqualTo(place);
                    assertThat(finding.remedy()).isNotBlank();
                });
    }

    private static List<Finding> findings(String fixture, Deployment deployment)
            throws IOException {
        TargetsCheck.Checked checked =
                TargetsCheck.check(
                        TargetsJson.read(Files.readAllBytes(FIXTURES.resolve(fixture))),
                        new ImportRules(
                                deployment,
                                IdentifierSystems.national(),
                                rules(deployment),
                                Tests.INCLUDE));
        List<Finding> all = new ArrayList<>(checked.findings());
        all.addAll(ProductsCsv.Parsed.none().against(checked.targets(), Set.of(), Severity.ERROR));
        all.addAll(new ResolvedHosts(OURS, names()).judge(checked.targets()));
        return all;
    }

    private static Map<String, Looked> names() throws IOException {
        InetAddress outside = InetAddress.ofLiteral("203.0.113.7");
        return Map.of(
                "inside.trust.nhs.uk",
                new Looked.Found(List.of(outside, InetAddress.ofLiteral("192.168.7.7"))),
                "alias.trust.nhs.uk",
                new Looked.Found(List.of(outside)),
                "bars-router.nhs.uk",
                new Looked.Found(List.of(outside)));
    }

    private static AddressRules rules(Deployment deployment) {
        return new AddressRules(deployment, List.of(".nhs.uk"), OURS, List.of());
    }

    private static String text(String fixture) throws IOException {
        return Files.readString(FIXTURES.resolve(fixture));
    }
}
