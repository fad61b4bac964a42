package org.barsrouter.harness.certification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.barsrouter.catalogue.certify.Check;
import org.barsrouter.catalogue.certify.Finding;
import org.barsrouter.catalogue.certify.Grade;
import org.barsrouter.catalogue.certify.ReportText;
import org.barsrouter.catalogue.certify.Subject;
import org.barsrouter.catalogue.certify.Subject.Takes;
import org.barsrouter.catalogue.certify.Subject.Uses;
import org.barsrouter.catalogue.certify.Verdict;
import org.barsrouter.catalogue.prober.Certificates;
import org.barsrouter.catalogue.targets.Deployment;
import org.barsrouter.harness.certification.Prober.Run;
import org.barsrouter.sandbox.partner.CastMember;
import org.barsrouter.sandbox.partner.ReceiverScript;
import org.barsrouter.sandbox.partner.http.ReceiverSettings;
import org.barsrouter.sandbox.partner.http.SimulatedReceiver;
import org.barsrouter.schemas.id.ServiceId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A good receiver is certified; each kind of bad one fails the check that is about its fault.
class CertifyReceiverIT {
    private static final ServiceId SERVICE = CastMember.EMERGENCY_DEPARTMENT.service();
    private static final ServiceId NEIGHBOUR = CastMember.URGENT_TREATMENT_CENTRE.service();
    private static final Duration PATIENT = Duration.ofSeconds(10);

    private final Prober prober = new Prober();
    private final SimulatedReceiver receiver =
            SimulatedReceiver.start(ReceiverSettings.local(0), InstantSource.system())
                    .hosting(SERVICE, NEIGHBOUR);

    @AfterEach
    void ends() {
        receiver.close();
        prober.close();
    }

    @ParameterizedTest
    @EnumSource(Takes.class)
    void a_good_receiver_is_certified_whatever_it_takes(Takes takes) {
        Run run = certified(takes, PATIENT);

        assertThat(run.failed()).isEmpty();
        assertThat(run.report().grade()).isEqualTo(Grade.CERTIFIED);
        assertThat(run.report().findings()).hasSize(Check.values().length);
        assertThat(run.told()).containsExactlyInAnyOrderElementsOf(run.report().findings());
        assertThat(run.verdict(Check.DUPLICATE)).isInstanceOf(Verdict.Passed.class);
        assertThat(run.verdict(Check.NOT_MIXED_UP)).isInstanceOf(Verdict.Passed.class);
    }

    @Test
    void what_was_not_run_says_why() {
        Run run = certified(Takes.REFERRALS, PATIENT);

        assertThat(ReportText.lines(run.report()))
                .anySatisfy(line ->
                        assertThat(line)
                                .contains("C3-without")
                                .contains("not run  because the address is plain http"));
    }

    @Test
    void one_that_does_not_echo_ids_fails_that_check_only() {
        receiver.play(SERVICE, ReceiverScript.accept().withoutIds());

        assertThat(certified(Takes.REFERRALS, PATIENT).failed()).containsExactly(Check.IDS);
    }

    @Test
    void one_that_never_says_duplicate_fails_that_check_only() {
        receiver.play(SERVICE, ReceiverScript.forgetful());

        Run run = certified(Takes.REFERRALS, PATIENT);

        assertThat(run.failed()).containsExactly(Check.DUPLICATE);
        assertThat(ReportText.lines(run.report()))
                .anySatisfy(line ->
                        assertThat(line)
                                .startsWith("C7-duplicate: The same message again was accepted")
                                .contains("answer a repeat with 409"));
    }

    @Test
    void one_that_mixes_up_its_services_fails_that_check_only() {
        receiver.play(SERVICE, ReceiverScript.answerAs(NEIGHBOUR.value()));

        assertThat(certified(Takes.REFERRALS, PATIENT).failed())
                .containsExactly(Check.NOT_MIXED_UP);
    }

    @Test
    void one_that_speaks_another_fhir_fails_that_check_only() {
        receiver.play(SERVICE, ReceiverScript.oldFhir());

        assertThat(certified(Takes.REFERRALS, PATIENT).failed()).containsExactly(Check.METADATA);
    }

    @Test
    void one_that_accepts_what_it_should_refuse_fails_the_checks_of_refusals() {
        receiver.play(SERVICE, ReceiverScript.careless());

        assertThat(certified(Takes.REFERRALS, PATIENT).failed())
                .containsExactly(Check.REFUSAL, Check.DESTINATION);
    }

    @Test
    void one_that_answers_with_a_web_page_fails_every_check_that_reads_an_answer() {
        receiver.play(SERVICE, ReceiverScript.notFhir(200));

        Run run = certified(Takes.REFERRALS, PATIENT);

        assertThat(run.failed())
                .contains(Check.METADATA, Check.DEFINITIONS, Check.REFUSAL, Check.ACCEPTS);
        assertThat(what(run, Check.METADATA))
                .isEqualTo("GET /metadata: the answer (200, text/html) is not FHIR JSON.");
    }

    @Test
    void a_redirect_is_reported_and_not_followed() {
        receiver.play(SERVICE, ReceiverScript.redirect());

        assertThat(what(certified(Takes.REFERRALS, PATIENT), Check.METADATA))
                .isEqualTo(
                        "GET /metadata: the receiver redirects (302); redirects are never followed.");
    }

    @Test
    void one_that_hangs_is_left_alone_after_two_silences() {
        receiver.play(SERVICE, ReceiverScript.hang());

        Run run = certified(Takes.REFERRALS, Duration.ofMillis(300));

        assertThat(run.failed()).containsExactly(Check.METADATA, Check.DEFINITIONS, Check.TIME);
        assertThat(run.verdict(Check.ACCEPTS))
                .isEqualTo(new Verdict.NotRun("the receiver gave no answer 2 times before"));
        assertThat(receiver.count(SERVICE)).isEqualTo(2);
        receiver.releaseHanging();
    }

    @Test
    void one_that_is_down_is_said_to_refuse_the_connection() {
        receiver.goDown();

        assertThat(what(certified(Takes.REFERRALS, PATIENT), Check.METADATA))
                .isEqualTo("GET /metadata: the receiver did not accept the connection.");
    }

    @Test
    void our_own_address_is_refused_before_anything_is_called() {
        Run run =
                prober.certify(
                        new Subject(
                                SERVICE,
                                Prober.OWN + "/FHIR/R4",
                                Deployment.SANDBOX,
                                Uses.of(Takes.REFERRALS),
                                null),
                        Certificates.none(),
                        PATIENT);

        assertThat(run.failed()).containsExactly(Check.ADDRESS);
        assertThat(run.verdict(Check.METADATA))
                .isEqualTo(new Verdict.NotRun("the address itself is refused (C1)"));
    }

    @Test
    void outside_the_sandbox_the_prober_reaches_neither_loopback_nor_strangers() {
        for (String address :
                List.of(
                        receiver.baseUrl().toString(),
                        "https://127.0.0.1:" + receiver.port(),
                        "https://localhost:" + receiver.port(),
                        "https://[::1]:" + receiver.port(),
                        "https://10.0.0.1/FHIR/R4",
                        "https://receiver.example.org/FHIR/R4")) {
            Run run =
                    prober.certify(
                            new Subject(
                                    SERVICE,
                                    address,
                                    Deployment.INT,
                                    Uses.of(Takes.REFERRALS),
                                    null),
                            Certificates.none(),
                            PATIENT);

            assertThat(run.report().grade()).as(address).isEqualTo(Grade.FAILED);
            assertThat(run.failed()).as(address).containsAnyOf(Check.ADDRESS, Check.DNS);
            assertThat(run.verdict(Check.METADATA)).isInstanceOf(Verdict.NotRun.class);
        }
        assertThat(receiver.count(SERVICE)).isZero();
    }

    private Run certified(Takes takes, Duration timeout) {
        return prober.certify(
                new Subject(
                        SERVICE,
                        receiver.baseUrl().toString(),
                        Deployment.SANDBOX,
                        Uses.of(takes),
                        NEIGHBOUR),
                Certificates.none(),
                timeout);
    }

    private static String what(Run run, Check check) {
        return run.report().failed().stream()
                .filter(finding -> finding.check() == check)
                .map(Finding::verdict)
                .map(Verdict.Failed.class::cast)
                .map(Verdict.Failed::what)
                .findFirst()
                .orElseThrow();
    }
}
