package org.barsrouter.catalogue.targets;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.barsrouter.catalogue.targets.AddressRules.Remark;
import org.barsrouter.catalogue.targets.Finding.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRulesTest {
    private static final List<String> NHS = List.of(".nhs.uk");
    private static final AddressRules PROD = new AddressRules(Deployment.PROD, NHS);
    private static final AddressRules INT = new AddressRules(Deployment.INT, NHS);
    private static final AddressRules SANDBOX = new AddressRules(Deployment.SANDBOX, NHS);

    @ParameterizedTest
    @CsvSource({
        "https://bars.trust.nhs.uk/FHIR/R4, https://bars.trust.nhs.uk/FHIR/R4",
        "https://bars.trust.nhs.uk/FHIR/R4/, https://bars.trust.nhs.uk/FHIR/R4",
        "https://bars.trust.nhs.uk/, https://bars.trust.nhs.uk",
        "https://bars.trust.nhs.uk//, https://bars.trust.nhs.uk",
        "HTTPS://Bars.Trust.NHS.uk:443/Api, https://bars.trust.nhs.uk/Api",
        "https://bars.trust.nhs.uk:8443/Api/, https://bars.trust.nhs.uk:8443/Api",
        "https://bücher.nhs.uk/a, https://xn--bcher-kva.nhs.uk/a"
    })
    void gives_one_canonical_form_and_keeps_the_case_of_the_path(String written, String canonical) {
        var verdict = PROD.judge(written);

        assertThat(verdict.address()).contains(URI.create(canonical));
        assertThat(errors(PROD, written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "addressHere",
                "bars.trust.nhs.uk/FHIR",
                "ftp://bars.trust.nhs.uk",
                "mailto:bars@trust.nhs.uk",
                "https:///FHIR",
                "https://127.1/FHIR",
                "https://bars trust.nhs.uk",
                "https://bars.trust.nhs.uk:99999999999/FHIR"
            })
    void refuses_what_is_no_absolute_web_address(String written) {
        assertThat(errors(SANDBOX, written)).extracting(Remark::rule).containsExactly(Rule.U1);
        assertThat(SANDBOX.judge(written).address()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://user:secret@bars.trust.nhs.uk/FHIR",
                "https://bars.trust.nhs.uk/FHIR?x=1",
                "https://bars.trust.nhs.uk/FHIR#top",
                "https://bars.trust.nhs.uk:0/FHIR",
                "https://bars.trust.nhs.uk:70000/FHIR",
                "https://bars.trust.nhs.uk/a/../b",
                "https://addressHere/FHIR",
                "https://receiver.invalid/FHIR"
            })
    void refuses_what_cannot_be_a_base_url_anywhere(String written) {
        assertThat(errors(SANDBOX, written)).extracting(Remark::rule).contains(Rule.U1);
    }

    @Test
    void never_repeats_a_password() {
        assertThat(SANDBOX.judge("https://user:secret@a.nhs.uk").remarks())
                .noneMatch(remark -> remark.what().contains("secret"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/FHIR",
                "https://2130706433/FHIR",
                "https://0x7f000001/FHIR",
                "https://10.1.2.3",
                "https://192.168.0.10:8443",
                "https://172.16.5.5",
                "https://169.254.169.254/latest",
                "https://100.64.0.1",
                "https://0.0.0.0",
                "https://[::1]/FHIR",
                "https://[fd12:3456::1]/FHIR",
                "https://[::ffff:127.0.0.1]/FHIR",
                "https://localhost:9443/FHIR",
                "https://api.localhost/FHIR",
                "https://receiver/FHIR",
                "http://bars.trust.nhs.uk/FHIR"
            })
    void refuses_private_addresses_and_http_outside_the_sandbox(String written) {
        assertThat(errors(INT, written)).extracting(Remark::rule).contains(Rule.U4);
        assertThat(errors(SANDBOX, written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://receiver.example/FHIR", "https://a.b.test", "https://example.com"})
    void takes_reserved_names_with_a_warning_but_never_in_production(String written) {
        assertThat(SANDBOX.judge(written).remarks())
                .extracting(Remark::severity)
                .containsExactly(Severity.WARNING);
        assertThat(errors(INT, written)).isEmpty();
        assertThat(errors(PROD, written)).extracting(Remark::rule).contains(Rule.U1);
    }

    @Test
    void production_takes_only_hosts_of_its_suffixes() {
        assertThat(errors(PROD, "https://bars.supplier.com/FHIR"))
                .extracting(Remark::what)
                .containsExactly("bars.supplier.com does not end in .nhs.uk.");
        assertThat(errors(PROD, "https://evilnhs.uk/FHIR")).isNotEmpty();
        assertThat(errors(INT, "https://bars.supplier.com/FHIR")).isEmpty();
    }

    @Test
    void an_environment_refuses_hosts_that_look_like_another() {
        assertThat(errors(PROD, "https://bars-int.trust.nhs.uk")).isNotEmpty();
        assertThat(errors(INT, "https://prod.bars.trust.nhs.uk")).isNotEmpty();
        assertThat(errors(PROD, "https://internal-medicine.trust.nhs.uk")).isEmpty();
    }

    @Test
    void notes_what_it_tidied() {
        assertThat(PROD.judge("https://Bars.trust.nhs.uk/FHIR/").remarks())
                .extracting(Remark::rule)
                .containsExactly(Rule.U2, Rule.U3);
    }

    @Test
    void a_host_that_delivery_does_not_call_is_refused_where_that_is_known() {
        AddressRules known =
                new AddressRules(
                        Deployment.INT,
                        NHS,
                        OwnHosts.none(),
                        List.of(".nhs.uk", "booking.supplier.com"));

        assertThat(errors(known, "https://booking.supplier.com/FHIR")).isEmpty();
        assertThat(errors(known, "https://bars.trust.nhs.uk/FHIR")).isEmpty();
        assertThat(errors(known, "https://other.supplier.com/FHIR"))
                .singleElement()
                .satisfies(remark -> {
                    assertThat(remark.rule()).isEqualTo(Rule.U4);
                    assertThat(remark.what()).contains("other.supplier.com", ".nhs.uk");
                    assertThat(remark.remedy()).contains("delivery.egress.hosts");
                });
        assertThat(errors(INT, "https://other.supplier.com/FHIR")).isEmpty();
    }

    @Test
    void in_the_sandbox_delivery_calls_everything() {
        AddressRules known =
                new AddressRules(Deployment.SANDBOX, NHS, OwnHosts.none(), List.of(".nhs.uk"));

        assertThat(errors(known, "http://127.0.0.1:8090")).isEmpty();
    }

    private static List<Remark> errors(AddressRules rules, String written) {
        return rules.judge(written).remarks().stream()
                .filter(remark -> remark.severity() == Severity.ERROR)
                .toList();
    }
}
