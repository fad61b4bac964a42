package org.barsrouter.catalogue.targets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.barsrouter.catalogue.targets.Finding.Severity;
import org.barsrouter.catalogue.targets.ImportRules.Tests;
import org.barsrouter.catalogue.targets.TargetsCheck.Checked;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.junit.jupiter.api.Test;

class TargetsCheckTest {
    private static final String DOS = IdentifierSystems.DOS_SERVICE_ID;

    @Test
    void an_alias_of_a_system_is_read_as_the_canonical_one_with_a_warning() {
        Checked checked =
                sandbox(
                        "\"http://fhir.nhs.uk/id/dos-service-id\":{\"2000099901\":\"https://a.nhs.uk\",\"2000099902\":\"https://a.nhs.uk\"}");

        assertThat(checked.targets()).allMatch(target -> target.id().system().equals(DOS));
        assertThat(checked.aliasRows()).isEqualTo(2);
        assertThat(checked.findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo(Rule.J2);
                    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                    assertThat(finding.subject().rows()).isEqualTo(2);
                });
    }

    @Test
    void an_unknown_system_keeps_the_file_out() {
        Checked checked = sandbox("\"https://other.example/Id\":{\"1\":\"https://a.nhs.uk\"}");

        fails(checked, Rule.J2, "The system https://other.example/Id is not registered.");
    }

    @Test
    void a_service_id_with_letters_or_spaces_keeps_the_file_out() {
        fails(sandbox(dos("20000x9901", "https://a.nhs.uk")), Rule.J3, "is not a DoS service id");
        fails(sandbox(dos("12345678901", "https://a.nhs.uk")), Rule.J3, "is not a DoS service id");
        fails(sandbox(dos(" 2000099901", "https://a.nhs.uk")), Rule.J3, "cannot be a ServiceId");
        fails(sandbox(dos("", "https://a.nhs.uk")), Rule.J3, "cannot be a ServiceId");
        fails(
                sandbox("\"tests\":{\"A|B\":\"https://a.nhs.uk\"}"),
                Rule.J3,
                "cannot be a ServiceId");
    }

    @Test
    void a_short_service_id_is_taken_with_a_warning() {
        Checked checked = sandbox(dos("123456", "https://a.nhs.uk"));

        assertThat(checked.isClean()).isTrue();
        assertThat(checked.findings()).extracting(Finding::rule).containsExactly(Rule.J3);
        assertThat(checked.targets()).hasSize(1);
    }

    @Test
    void one_service_under_two_spellings_with_different_addresses_keeps_the_file_out() {
        Checked checked =
                sandbox(
                        dos("2000099901", "https://a.nhs.uk")
                                + ",\"https://fhir.nhs.uk/id/dos-service-id\":{\"2000099901\":\"https://b.nhs.uk\"}");

        fails(checked, Rule.J4, "with different addresses");
    }

    @Test
    void one_service_under_two_spellings_with_the_same_address_is_a_warning() {
        Checked checked =
                sandbox(
                        dos("2000099901", "https://a.nhs.uk")
                                + ",\"https://fhir.nhs.uk/id/dos-service-id\":{\"2000099901\":\"https://A.nhs.uk/\"}");

        assertThat(checked.isClean()).isTrue();
        assertThat(checked.targets()).hasSize(1);
        assertThat(checked.findings()).extracting(Finding::rule).contains(Rule.J4);
    }

    @Test
    void paths_that_differ_only_in_case_are_two_endpoints_with_a_warning() {
        Checked checked =
                sandbox(
                        "\"%s\":{\"2000099901\":\"https://a.nhs.uk/FHIR\",\"2000099902\":\"https://a.nhs.uk/fhir\"}"
                                .formatted(DOS));

        assertThat(checked.targets()).extracting(Target::address).doesNotHaveDuplicates();
        assertThat(checked.findings())
                .extracting(Finding::what)
                .containsExactly(
                        "https://a.nhs.uk/FHIR and https://a.nhs.uk/fhir differ only in the case of the path.");
    }

    @Test
    void an_address_in_many_rows_is_one_finding_with_its_count() {
        Checked checked =
                sandbox(
                        "\"%s\":{\"2000099901\":\"https://a.example\",\"2000099902\":\"https://a.example\"}"
                                .formatted(DOS));

        assertThat(checked.findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo(Rule.U1);
                    assertThat(finding.subject().rows()).isEqualTo(2);
                    assertThat(finding.subject().value()).isEqualTo("2000099901");
                });
    }

    @Test
    void test_targets_are_skipped_with_a_note() {
        Checked checked = sandbox("\"tests\":{\"NHS0001\":\"https://a.nhs.uk\"}");

        assertThat(checked.targets()).isEmpty();
        assertThat(checked.findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo(Rule.E3);
                    assertThat(finding.severity()).isEqualTo(Severity.NOTE);
                });
    }

    @Test
    void test_targets_are_taken_outside_production_when_asked_for() {
        String file = "\"tests\":{\"NHS0001\":\"https://a.nhs.uk\"}";

        assertThat(check(file, Deployment.INT, Tests.INCLUDE).targets()).hasSize(1);
        fails(
                check(file, Deployment.PROD, Tests.INCLUDE),
                Rule.E3,
                "Test targets never enter PROD.");
    }

    @Test
    void errors_come_first() {
        Checked checked =
                sandbox(
                        "\"%s\":{\"123456\":\"https://a.nhs.uk\",\"x\":\"https://a.nhs.uk\"}"
                                .formatted(DOS));

        assertThat(checked.findings())
                .extracting(Finding::severity)
                .containsExactly(Severity.ERROR, Severity.WARNING);
    }

    private static void fails(Checked checked, Rule rule, String what) {
        assertThat(checked.isClean()).isFalse();
        assertThat(checked.findings())
                .anySatisfy(finding -> {
                    assertThat(finding.rule()).isEqualTo(rule);
                    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
                    assertThat(finding.what()).contains(what);
                    assertThat(finding.subject().place().pointer()).isNotEmpty();
                });
    }

    private static String dos(String value, String url) {
        return "\"%s\":{\"%s\":\"%s\"}".formatted(DOS, value, url);
    }

    private static Checked sandbox(String systems) {
        Tests tests = systems.contains("A|B") ? Tests.INCLUDE : Tests.SKIP;
        return check(systems, Deployment.SANDBOX, tests);
    }

    private static Checked check(String systems, Deployment deployment, Tests tests) {
        return TargetsCheck.check(
                TargetsJson.read("{\"NHSD-Target-Identifier\":{" + systems + "}}"),
                new ImportRules(
                        deployment,
                        IdentifierSystems.national(),
                        new AddressRules(deployment, List.of(".nhs.uk")),
                        tests));
    }
}
