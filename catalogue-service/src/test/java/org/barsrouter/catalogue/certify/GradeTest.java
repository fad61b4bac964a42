package org.barsrouter.catalogue.certify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.barsrouter.catalogue.certify.Subject.Takes;
import org.barsrouter.catalogue.certify.Subject.Uses;
import org.barsrouter.catalogue.targets.Deployment;
import org.barsrouter.schemas.id.ServiceId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GradeTest {
    private static final Finding PASSED = new Finding(Check.DNS, Verdict.passed());
    private static final Finding OPEN = new Finding(Check.TLS, new Verdict.NotRun("of a test"));
    private static final Finding EXEMPT =
            new Finding(Check.GO_LIVE, new Verdict.NotDemanded("of a test"));
    private static final Finding FAILED =
            new Finding(Check.IDS, new Verdict.Failed("It is wrong.", "Mend it."));

    @Test
    void what_is_not_demanded_does_not_count_and_what_is_open_does() {
        assertThat(Grade.of(List.of(PASSED, EXEMPT))).isEqualTo(Grade.CERTIFIED);
        assertThat(Grade.of(List.of(PASSED, EXEMPT, OPEN))).isEqualTo(Grade.INCOMPLETE);
        assertThat(Grade.of(List.of(PASSED, OPEN, FAILED))).isEqualTo(Grade.FAILED);
        assertThat(Grade.of(List.of())).isEqualTo(Grade.INCOMPLETE);
    }

    @Test
    void production_gets_no_test_messages_and_demands_papers() {
        Subject production = subject("https://receiver.nhs.uk/FHIR", Deployment.PROD);

        assertThat(Demands.exemption(Check.ACCEPTS, production))
                .contains("test messages are not sent to production");
        assertThat(Demands.exemption(Check.EVIDENCE, production)).isEmpty();
        assertThat(Demands.exemption(Check.CLIENT_DEMANDED, production)).isEmpty();
    }

    @Test
    void int_demands_what_can_be_seen_and_no_papers() {
        Subject integration = subject("https://receiver.nhs.uk/FHIR", Deployment.INT);

        assertThat(Demands.exemption(Check.DUPLICATE, integration)).isEmpty();
        assertThat(Demands.exemption(Check.EVIDENCE, integration)).isPresent();
    }

    @ParameterizedTest
    @EnumSource(Check.class)
    void a_check_is_found_by_its_code(Check check) {
        assertThat(Check.of(check.code())).isEqualTo(check);
    }

    @Test
    void papers_that_are_missing_are_named() {
        Evidence some = new Evidence("SCAL-1", null, "DCB-1", " ", null);

        assertThat(some.papers())
                .isEqualTo(
                        new Verdict.Failed(
                                "No reference is on record for the Technical Conformance Certificate, DCB0160.",
                                "Record the references with the request (evidence)."));
        assertThat(some.with(new Evidence(null, "TCC-1", null, "DCB-2", "GO-1")).papers())
                .isEqualTo(new Verdict.Passed("TCC-1"));
        assertThat(some.wentLive()).isInstanceOf(Verdict.Failed.class);
    }

    private static Subject subject(String address, Deployment deployment) {
        return new Subject(
                new ServiceId("https://fhir.nhs.uk/Id/dos-service-id", "2000099901"),
                address,
                deployment,
                Uses.of(Takes.REFERRALS),
                null);
    }
}
