package org.barsrouter.harness.certification;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.barsrouter.catalogue.certify.Check;
import org.barsrouter.catalogue.certify.Grade;
import org.barsrouter.catalogue.certify.Subject;
import org.barsrouter.catalogue.certify.Subject.Takes;
import org.barsrouter.catalogue.certify.Subject.Uses;
import org.barsrouter.catalogue.certify.Verdict;
import org.barsrouter.catalogue.prober.Certificates;
import org.barsrouter.catalogue.targets.Deployment;
import org.barsrouter.harness.certification.Prober.Run;
import org.barsrouter.sandbox.partner.CastMember;
import org.barsrouter.sandbox.partner.http.ReceiverSettings;
import org.barsrouter.sandbox.partner.http.ServerTls;
import org.barsrouter.sandbox.partner.http.ServerTls.Callers;
import org.barsrouter.sandbox.partner.http.SimulatedReceiver;
import org.barsrouter.sandbox.partner.tls.Authority;
import org.barsrouter.sandbox.partner.tls.Authority.Validity;
import org.barsrouter.sandbox.partner.tls.Identity;
import org.barsrouter.schemas.id.ServiceId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Checks C2 and C3 against receivers that speak TLS, with certificates made for the occasion.
class CertifyTlsIT {
    private static final ServiceId SERVICE = CastMember.EMERGENCY_DEPARTMENT.service();
    private static final Validity YEAR =
            new Validity(
                    Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2126-01-01T00:00:00Z"));
    private static final Authority ROOT = Authority.create("Sandbox root", YEAR);
    private static final Authority STRANGER = Authority.create("Another root", YEAR);
    private static final Identity CLIENT = ROOT.issue(YEAR, "router.example.org");
    private static final char[] PASSWORD = "changeit".toCharArray();

    private final Prober prober = new Prober();

    @AfterEach
    void ends() {
        prober.close();
    }

    @Test
    void a_good_one_passes_every_check_of_tls() {
        Run run = certified(ROOT.issue(YEAR, "127.0.0.1"), Callers.WITH_CERTIFICATE);

        assertThat(run.failed()).isEmpty();
        assertThat(run.report().grade()).isEqualTo(Grade.CERTIFIED);
        assertThat(run.verdict(Check.TLS)).isEqualTo(new Verdict.Passed("TLSv1.3"));
        assertThat(run.verdict(Check.CLIENT_DEMANDED)).isInstanceOf(Verdict.Passed.class);
    }

    @Test
    void a_strange_root_fails_the_check_of_the_chain_only() {
        assertThat(certified(STRANGER.issue(YEAR, "127.0.0.1"), Callers.WITH_CERTIFICATE).failed())
                .containsExactly(Check.CHAIN);
    }

    @Test
    void another_name_fails_the_check_of_the_name_only() {
        assertThat(
                        certified(
                                        ROOT.issue(YEAR, "elsewhere.example.org"),
                                        Callers.WITH_CERTIFICATE)
                                .failed())
                .containsExactly(Check.NAME);
    }

    @Test
    void an_expired_certificate_fails_the_check_of_expiry_only() {
        assertThat(
                        certified(ROOT.issue(days(-1, -0.5), "127.0.0.1"), Callers.WITH_CERTIFICATE)
                                .failed())
                .containsExactly(Check.EXPIRY);
    }

    @Test
    void one_that_ends_within_thirty_days_fails_it_too() {
        assertThat(
                        certified(ROOT.issue(days(-1, 29), "127.0.0.1"), Callers.WITH_CERTIFICATE)
                                .failed())
                .containsExactly(Check.EXPIRY);
    }

    @Test
    void one_that_lets_anybody_in_fails_that_check_only() {
        Run run = certified(ROOT.issue(YEAR, "127.0.0.1"), Callers.ANYBODY);

        assertThat(run.failed()).containsExactly(Check.CLIENT_DEMANDED);
    }

    @Test
    void without_a_client_certificate_of_ours_the_grade_stays_incomplete() {
        try (SimulatedReceiver receiver =
                receiver(ROOT.issue(YEAR, "127.0.0.1"), Callers.ANYBODY)) {
            Run run = certified(receiver.baseUrl(), Certificates.none().trusting(ROOT.root()));

            assertThat(run.verdict(Check.CLIENT_ACCEPTED))
                    .isEqualTo(
                            new Verdict.NotRun(
                                    "joining.prober.key-store does not name our client certificate"));
        }
    }

    @Test
    void plain_http_behind_an_https_address_fails_the_check_of_tls() {
        try (SimulatedReceiver receiver =
                SimulatedReceiver.start(ReceiverSettings.local(0), InstantSource.system())
                        .hosting(SERVICE)) {
            Run run =
                    certified(
                            URI.create("https://127.0.0.1:" + receiver.port() + "/FHIR/R4"),
                            ours(),
                            Duration.ofSeconds(1));

            assertThat(run.failed()).containsExactly(Check.TLS);
            assertThat(run.verdict(Check.METADATA))
                    .isEqualTo(new Verdict.NotRun("there is no TLS to call it over (C2-tls)"));
        }
    }

    private Run certified(Identity server, Callers callers) {
        try (SimulatedReceiver receiver = receiver(server, callers)) {
            return certified(receiver.baseUrl(), ours());
        }
    }

    private Run certified(URI address, Certificates certificates) {
        return certified(address, certificates, Duration.ofSeconds(10));
    }

    private Run certified(URI address, Certificates certificates, Duration timeout) {
        return prober.certify(
                new Subject(
                        SERVICE,
                        address.toString(),
                        Deployment.SANDBOX,
                        Uses.of(Takes.REFERRALS),
                        null),
                certificates,
                timeout);
    }

    private static Certificates ours() {
        return Certificates.none()
                .trusting(ROOT.root())
                .presenting(CLIENT.keyStore(PASSWORD), PASSWORD);
    }

    private static SimulatedReceiver receiver(Identity server, Callers callers) {
        return SimulatedReceiver.start(
                        ReceiverSettings.local(0).over(new ServerTls(server, ROOT.root(), callers)),
                        InstantSource.system())
                .hosting(List.of(SERVICE).toArray(ServiceId[]::new));
    }

    private static Validity days(double from, double to) {
        Instant now = InstantSource.system().instant();
        return new Validity(
                now.plus(Duration.ofMinutes(Math.round(from * 1_440))),
                now.plus(Duration.ofMinutes(Math.round(to * 1_440))));
    }
}
