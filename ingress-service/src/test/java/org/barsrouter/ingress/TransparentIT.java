package org.barsrouter.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.barsrouter.ingress.fixture.Cluster;
import org.barsrouter.ingress.fixture.FakeDelivery;
import org.barsrouter.ingress.fixture.FakeRouter;
import org.barsrouter.ingress.fixture.Received;
import org.barsrouter.ingress.fixture.RunningIngress;
import org.barsrouter.ingress.fixture.Sent;
import org.barsrouter.ingress.fixture.Shared;
import org.barsrouter.schemas.avro.Header;
import org.barsrouter.schemas.avro.InboundMessage;
import org.barsrouter.schemas.header.BarsHeaders;
import org.barsrouter.schemas.id.Uuids;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The profile that behaves as the national proxy does, in its own words.
class TransparentIT {
    private static final String OUTCOME = "{\"resourceType\":\"OperationOutcome\"}";
    private static RunningIngress ingress;

    private final FakeRouter router = Shared.router();
    private final FakeDelivery delivery = Shared.delivery();

    @BeforeAll
    static void start() {
        Shared.ingress();
        ingress =
                RunningIngress.start(
                        Cluster.bootstrapServers(),
                        "--ingress.profile=transparent",
                        "--ingress.dialect=nhs-live",
                        "--ingress.delivery.urls=" + Shared.delivery().url(),
                        "--ingress.delivery.secret=" + FakeDelivery.SECRET);
    }

    @AfterAll
    static void stop() {
        ingress.close();
    }

    @Test
    void a_post_without_body_and_content_type_gets_the_receivers_answer() {
        Sent sent = Sent.message().without("Content-Type").body("").with("Accept", "*/*");
        router.answers(sent.correlationId(), FakeRouter.receiverSays(400, OUTCOME));

        Received received = ingress.send(sent);

        assertThat(received.status()).isEqualTo(400);
        assertThat(received.text()).isEqualTo(OUTCOME);
        assertThat(router.messageOf(sent.correlationId()).getBody().remaining()).isZero();
    }

    @Test
    void ids_that_are_no_uuids_reach_the_receiver_and_are_hashed_for_us() {
        String id = "my-conversation-" + UUID.randomUUID();
        String known = Uuids.version5("id:" + id).toString();
        Sent sent = Sent.message().with(BarsHeaders.CORRELATION_ID, id);
        router.answers(known, FakeRouter.receiverSays(200, OUTCOME));

        Received received = ingress.send(sent);

        assertThat(received.status()).isEqualTo(200);
        assertThat(received.header(BarsHeaders.CORRELATION_ID)).hasValue(id);
        InboundMessage message = router.messageOf(known);
        assertThat(message.getCorrelationId()).isEqualTo(known);
        assertThat(message.getHeaders()).contains(new Header(BarsHeaders.CORRELATION_ID, id));
    }

    @Test
    void the_same_message_twice_is_two_messages() {
        Sent sent = Sent.message();
        router.answers(sent.correlationId(), FakeRouter.receiverSays(200, OUTCOME));

        ingress.send(sent);
        String first = router.messageOf(sent.correlationId()).getIdempotencyKey();
        ingress.send(sent);

        assertThat(router.messageOf(sent.correlationId()).getIdempotencyKey()).isNotEqualTo(first);
    }

    @Test
    void wrong_methods_and_unknown_paths_are_answered_by_the_receiver() {
        Sent write = Sent.message().to("PUT", "/Slot").body("no json");
        router.answers(write.correlationId(), FakeRouter.receiverSays(405, OUTCOME));
        Sent read = Sent.read("/Patient/1?a=b");

        assertThat(ingress.send(write).status()).isEqualTo(405);
        assertThat(router.messageOf(write.correlationId()).getPath()).isEqualTo("/Slot");
        assertThat(ingress.send(read).status()).isEqualTo(200);
        assertThat(delivery.callOf(read.correlationId()).orElseThrow().path())
                .isEqualTo("/Patient/1");
    }

    @Test
    void refusals_are_word_for_word_those_of_the_national_proxy() {
        Sent good = Sent.message();

        assertThat(
                        List.of(
                                ingress.send(good.without(BarsHeaders.REQUEST_ID)),
                                ingress.send(good.without(BarsHeaders.TARGET_IDENTIFIER)),
                                ingress.send(
                                        good.with(
                                                BarsHeaders.TARGET_IDENTIFIER,
                                                "this-is-not-base-64")),
                                ingress.send(
                                        good.with(
                                                BarsHeaders.TARGET_IDENTIFIER,
                                                Sent.base64("{\"system\":\"tests\"}")))))
                .allSatisfy(received -> {
                    assertThat(received.status()).isEqualTo(400);
                    assertThat(received.header("Content-Type")).hasValue("application/json");
                })
                .extracting(received -> received.text().split("\"id\":\"", 2)[1].substring(0, 8))
                .containsExactly("42c78e78", "76825bab", "76825bab", "da38f50a");
    }
}
