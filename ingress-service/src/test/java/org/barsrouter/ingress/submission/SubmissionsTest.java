package org.barsrouter.ingress.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.barsrouter.ingress.deferral.Answering;
import org.barsrouter.ingress.envelope.Call;
import org.barsrouter.ingress.envelope.CallIds;
import org.barsrouter.ingress.envelope.Envelope;
import org.barsrouter.ingress.envelope.Profile;
import org.barsrouter.ingress.fixture.Routes;
import org.barsrouter.ingress.header.RequestHeaders;
import org.barsrouter.ingress.message.MessageHead;
import org.barsrouter.ingress.submission.Submissions.Good;
import org.barsrouter.routing.identifier.IdentifierSystems.Spelling;
import org.barsrouter.routing.policy.Policy;
import org.barsrouter.routing.route.Route;
import org.barsrouter.schemas.id.CorrelationId;
import org.barsrouter.schemas.id.RequestId;
import org.barsrouter.schemas.id.ServiceId;
import org.junit.jupiter.api.Test;

class SubmissionsTest {
    private static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z");
    private static final ServiceId ELSEWHERE = new ServiceId("urn:example", "1");

    private final Submissions submissions =
            new Submissions(
                    InstantSource.fixed(NOW),
                    new SplittableRandom(1),
                    new RoutePolicies(Policy.defaults(), SubmissionsTest::route),
                    Duration.ofSeconds(5));

    @Test
    void mints_an_id_of_its_own_for_every_submission() {
        Submission first = submissions.submit(relay(ELSEWHERE));
        Submission second = submissions.submit(relay(ELSEWHERE));

        assertThat(first.id()).isNotEqualTo(second.id());
        assertThat(first.id().mintedAtMillis()).isEqualTo(NOW.toEpochMilli());
        assertThat(first.firstDelivery()).hasToString(first.id() + ".0");
    }

    @Test
    void gives_a_relay_the_deadline_of_its_route() {
        assertThat(submissions.submit(relay(ELSEWHERE)).deadlines())
                .isEqualTo(new Deadlines(NOW, NOW.plusSeconds(5), NOW.plusSeconds(32)));
        assertThat(submissions.submit(relay(Routes.IMPATIENT)).deadlines().deliverBy())
                .isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void gives_a_deferred_message_the_lesser_of_both_ages() {
        assertThat(worth(deferred(Routes.SENDER, Optional.empty()))).isEqualTo(Duration.ofHours(6));
        assertThat(worth(deferred(Routes.SENDER, Optional.of(Duration.ofHours(1)))))
                .isEqualTo(Duration.ofHours(1));
        assertThat(worth(deferred(Routes.SENDER, Optional.of(Duration.ofHours(7)))))
                .isEqualTo(Duration.ofHours(6));
        assertThat(worth(deferred(ELSEWHERE, Optional.empty()))).isEqualTo(Duration.ofHours(24));
    }

    @Test
    void knows_the_digest_of_the_body() {
        assertThat(submissions.submit(relay(ELSEWHERE)).digests().bodySha256())
                .isEqualTo("44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a");
    }

    @Test
    void makes_another_idempotency_key_of_every_difference_that_counts() {
        Good one = good("POST", "/a", ELSEWHERE, "{}");
        Set<String> keys = new HashSet<>();
        for (Good variant :
                List.of(
                        one,
                        good("PUT", "/a", ELSEWHERE, "{}"),
                        good("POST", "/b", ELSEWHERE, "{}"),
                        good("POST", "/a", Routes.SENDER, "{}"),
                        good("POST", "/a", ELSEWHERE, "{ }"),
                        new Good(one.call(), other(one.envelope()), one.body(), one.answering()),
                        new Good(
                                one.call(),
                                one.envelope(),
                                one.body(),
                                new Answering.Deferred(ELSEWHERE, Optional.empty())))) {
            keys.add(submissions.submit(variant).digests().idempotencyKey());
        }

        assertThat(keys).hasSize(7);
        assertThat(keys).contains(submissions.submit(one).digests().idempotencyKey());
    }

    @Test
    void leaves_the_body_readable() {
        assertThat(submissions.submit(relay(ELSEWHERE)).body().bytes().remaining()).isEqualTo(2);
    }

    private Duration worth(Good good) {
        return Duration.between(NOW, submissions.submit(good).deadlines().deliverBy());
    }

    private static Good relay(ServiceId target) {
        return good("POST", "/$process-message", target, "{}");
    }

    private static Good deferred(ServiceId target, Optional<Duration> atMost) {
        Good relay = relay(target);
        return new Good(
                relay.call(),
                relay.envelope(),
                relay.body(),
                new Answering.Deferred(Routes.SENDER, atMost));
    }

    private static Good good(String method, String path, ServiceId target, String body) {
        return new Good(
                new Call(method, path, null, new RequestHeaders(List.of())),
                new Envelope(
                        new CallIds(new RequestId("r"), new CorrelationId("c")),
                        target,
                        Spelling.CANONICAL,
                        Profile.STANDARD),
                new Body(ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)), MessageHead.NONE),
                new Answering.Relay());
    }

    private static Envelope other(Envelope envelope) {
        return new Envelope(
                new CallIds(new RequestId("rc"), new CorrelationId("")),
                envelope.target(),
                envelope.spelling(),
                envelope.profile());
    }

    private static Optional<Route> route(ServiceId id) {
        return Routes.all().stream()
                .filter(service -> service.id().equals(id))
                .<Route>map(service -> service)
                .findFirst();
    }
}
