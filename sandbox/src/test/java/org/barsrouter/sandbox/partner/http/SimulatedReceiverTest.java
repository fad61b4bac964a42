package org.barsrouter.sandbox.partner.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.barsrouter.sandbox.message.BarsRequest;
import org.barsrouter.sandbox.message.Composer;
import org.barsrouter.sandbox.message.MessageKind;
import org.barsrouter.sandbox.message.Parties;
import org.barsrouter.sandbox.partner.CastMember;
import org.barsrouter.sandbox.partner.ReceivedRequest;
import org.barsrouter.sandbox.partner.ReceiverScript;
import org.barsrouter.sandbox.partner.Requests;
import org.barsrouter.schemas.header.BarsHeaders;
import org.barsrouter.schemas.id.ServiceId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SimulatedReceiverTest {
    private static final ServiceId EMERGENCY = CastMember.EMERGENCY_DEPARTMENT.service();
    private static final ServiceId URGENT = CastMember.URGENT_TREATMENT_CENTRE.service();
    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

    private final SimulatedReceiver receiver =
            SimulatedReceiver.start(ReceiverSettings.local(0), InstantSource.system())
                    .hosting(EMERGENCY, URGENT);
    private final IngressClient client = new IngressClient(receiver.baseUrl());
    private final Composer composer = Requests.composer(7);

    @AfterEach
    void ends() {
        client.close();
        receiver.close();
    }

    @Test
    void accepts_and_echoes_both_ids() {
        BarsRequest request = booking();

        SentAnswer answer = client.send(request);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).contains(BarsHeaders.FHIR_JSON);
        assertThat(answer.echoes(request.ids())).isTrue();
    }

    @Test
    void remembers_what_it_received() {
        BarsRequest request = booking().write("POST", "/$process-message?a=%7C", "{}");

        client.send(request);

        ReceivedRequest received = receiver.received(EMERGENCY).getFirst();
        assertThat(received.path()).isEqualTo("/$process-message");
        assertThat(received.rawQuery()).isEqualTo("a=%7C");
        assertThat(received.body()).isEqualTo("{}");
        assertThat(received.ids()).contains(request.ids());
        assertThat(received.headers())
                .containsEntry("USE-CONTEXT", "a1t1|booked|booking-request|new");
    }

    @Test
    void a_pair_that_was_processed_is_a_duplicate() {
        BarsRequest request = booking();
        client.send(request);

        SentAnswer again = client.send(request);

        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body()).contains("\"duplicate\"");
        assertThat(again.echoes(request.ids())).isTrue();
        assertThat(receiver.count(EMERGENCY)).isEqualTo(2);
        assertThat(receiver.distinctPairs(EMERGENCY)).isEqualTo(1);
        assertThat(receiver.processedPairs(EMERGENCY)).isEqualTo(1);
    }

    @Test
    void a_pair_that_was_refused_may_come_again() {
        receiver.play(EMERGENCY, ReceiverScript.refuse(503).twice().thenAccept());
        BarsRequest request = booking();

        assertThat(client.send(request).status()).isEqualTo(503);
        assertThat(client.send(request).status()).isEqualTo(503);
        assertThat(client.send(request).status()).isEqualTo(200);
        assertThat(client.send(request).status()).isEqualTo(409);
    }

    @Test
    void a_pair_that_is_being_processed_is_too_early() {
        receiver.play(EMERGENCY, ReceiverScript.hang());
        BarsRequest request = booking();
        CompletableFuture<SentAnswer> first = inBackground(request);
        await().until(() -> receiver.count(EMERGENCY) == 1);

        assertThat(client.send(request).status()).isEqualTo(425);

        receiver.releaseHanging();
        assertThat(first.join().status()).isEqualTo(200);
    }

    @Test
    void a_lost_answer_was_processed() {
        receiver.play(EMERGENCY, ReceiverScript.loseAnswer().once());
        BarsRequest request = booking();

        assertThatThrownBy(() -> client.send(request)).isInstanceOf(UncheckedIOException.class);

        assertThat(client.send(request).status()).isEqualTo(409);
    }

    @Test
    void a_dropped_connection_was_not_processed() {
        receiver.play(EMERGENCY, ReceiverScript.dropConnection().once());
        BarsRequest request = booking();

        assertThatThrownBy(() -> client.send(request)).isInstanceOf(UncheckedIOException.class);

        assertThat(client.send(request).status()).isEqualTo(200);
    }

    @Test
    void requests_without_ids_are_refused() {
        SentAnswer answer = client.send(booking().withoutHeader(BarsHeaders.CORRELATION_ID));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("REC_BAD_REQUEST");
    }

    @Test
    void ids_can_be_left_out_of_an_answer() {
        receiver.play(EMERGENCY, ReceiverScript.accept().withoutIds());

        assertThat(client.send(booking()).header(BarsHeaders.REQUEST_ID)).isEmpty();
    }

    @Test
    void a_throttled_answer_says_when_to_come_back() {
        receiver.play(EMERGENCY, ReceiverScript.throttle(Duration.ofSeconds(3)));

        assertThat(client.send(booking()).header("Retry-After")).contains("3");
    }

    @Test
    void a_delay_is_waited_for() {
        receiver.play(EMERGENCY, ReceiverScript.delay(Duration.ofMillis(200)));

        assertThat(client.send(booking()).took()).isGreaterThan(Duration.ofMillis(200));
    }

    @Test
    void services_at_one_host_are_told_apart() {
        receiver.play(EMERGENCY, ReceiverScript.refuse(500));
        Parties toUrgent =
                new Parties(
                        CastMember.TELEPHONE_ADVICE.party(),
                        CastMember.URGENT_TREATMENT_CENTRE.party());

        assertThat(client.send(composer.request(MessageKind.REFERRAL, toUrgent)).status())
                .isEqualTo(200);
        assertThat(client.send(booking()).status()).isEqualTo(500);
        assertThat(receiver.count(URGENT)).isEqualTo(1);
    }

    @Test
    void a_service_that_lives_elsewhere_is_not_found() {
        Parties toPharmacy =
                new Parties(CastMember.TELEPHONE_ADVICE.party(), CastMember.PHARMACY.party());

        assertThat(client.send(composer.request(MessageKind.REFERRAL, toPharmacy)).status())
                .isEqualTo(404);
    }

    @Test
    void is_refused_while_it_is_down_and_back_on_the_same_port() {
        client.send(booking());
        receiver.goDown();
        assertThatThrownBy(() -> client.send(booking())).isInstanceOf(UncheckedIOException.class);

        receiver.comeBack();

        assertThat(client.send(booking()).status()).isEqualTo(200);
        assertThat(receiver.count(EMERGENCY)).isEqualTo(2);
    }

    @Test
    void going_down_ends_what_hangs() {
        receiver.play(EMERGENCY, ReceiverScript.hang().once());
        BarsRequest request = booking();
        CompletableFuture<SentAnswer> hanging = inBackground(request);
        await().until(() -> receiver.count(EMERGENCY) == 1);

        receiver.goDown();
        assertThatThrownBy(hanging::join).hasCauseInstanceOf(UncheckedIOException.class);

        receiver.comeBack();
        assertThat(client.send(request).status()).isEqualTo(200);
    }

    @Test
    void a_request_can_be_waited_for() {
        BarsRequest request = booking();
        CompletableFuture<SentAnswer> sent = inBackground(request);

        assertThat(
                        receiver.await(
                                EMERGENCY,
                                received -> received.isOf(request.ids().correlationId()),
                                Duration.ofSeconds(10)))
                .isPresent();
        assertThat(sent.join().status()).isEqualTo(200);
    }

    @Test
    void waiting_for_what_does_not_come_ends() {
        assertThat(receiver.await(EMERGENCY, _ -> true, Duration.ofMillis(50))).isEmpty();
    }

    @Test
    void counting_keeps_no_requests_and_knows_no_duplicates() {
        try (SimulatedReceiver counting =
                        SimulatedReceiver.start(
                                        ReceiverSettings.local(0).keeping(Keeping.COUNTS),
                                        InstantSource.system())
                                .hosting(EMERGENCY);
                IngressClient toCounting = new IngressClient(counting.baseUrl())) {
            counting.play(EMERGENCY, ReceiverScript.constant());
            BarsRequest request = booking();

            assertThat(toCounting.send(request).status()).isEqualTo(200);
            assertThat(toCounting.send(request).echoes(request.ids())).isTrue();
            assertThat(counting.count(EMERGENCY)).isEqualTo(2);
            assertThat(counting.received(EMERGENCY)).isEmpty();
        }
    }

    private BarsRequest booking() {
        return composer.request(MessageKind.BOOKING_REQUEST, Requests.TO_EMERGENCY);
    }

    private CompletableFuture<SentAnswer> inBackground(BarsRequest request) {
        return CompletableFuture.supplyAsync(() -> client.send(request), THREADS);
    }
}
