package org.barsrouter.delivery.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.barsrouter.delivery.receiver.ScriptedReceiver;
import org.barsrouter.schemas.avro.DeadLetter;
import org.barsrouter.schemas.avro.Disposition;
import org.barsrouter.schemas.avro.ReceiverAnswer;
import org.barsrouter.schemas.avro.RefusedAnswer;
import org.barsrouter.schemas.avro.Reply;
import org.barsrouter.schemas.topic.Topics;
import org.junit.jupiter.api.Test;

class RelayIT extends WholeService {

    @Test
    void a_relay_message_is_answered_with_the_receivers_own_answer() {
        Outbound message = Outbound.relay(endpoint, receiver.address());

        send(message);

        Reply reply = replies.await(r -> r.getDeliveryId().equals(message.idText()));
        assertThat(reply.getDisposition()).isEqualTo(Disposition.DELIVERED);
        assertThat(reply.getAnswer()).isInstanceOf(ReceiverAnswer.class);
        assertThat(((ReceiverAnswer) reply.getAnswer()).getStatus()).isEqualTo(200);
        assertThat(text(((ReceiverAnswer) reply.getAnswer()).getBody()))
                .isEqualTo(ScriptedReceiver.BUNDLE);
        assertThat(reply.getLastAttempt().getIdsEchoed()).isTrue();
        assertThat(receiver.requests()).hasSize(1);
        assertThat(receiver.requests().getFirst().body()).isEqualTo(message.body());
        assertThat(receiver.requests().getFirst().header("Authorization")).isEmpty();
    }

    @Test
    void path_and_query_arrive_byte_for_byte() {
        String query = "context=https://fhir.nhs.uk/Id/dos-service-id|1&a=%7c+b%2F&x:y=$z";
        Outbound message =
                Outbound.relay(endpoint, receiver.address())
                        .to("PUT", "/Appointment/a|b$c:d%2Fe", query);

        send(message);

        replies.await(r -> r.getDeliveryId().equals(message.idText()));
        assertThat(receiver.requests().getFirst().line())
                .isEqualTo("PUT /fhir/Appointment/a|b$c:d%2Fe?" + query + " HTTP/1.1");
    }

    @Test
    void a_refusal_with_an_operation_outcome_is_passed_on_and_kept() {
        receiver.thenAnswer(422, ScriptedReceiver.outcome("processing"));
        Outbound message = Outbound.relay(endpoint, receiver.address());

        send(message);

        Reply reply = replies.await(r -> r.getDeliveryId().equals(message.idText()));
        assertThat(reply.getDisposition()).isEqualTo(Disposition.REJECTED);
        assertThat(((ReceiverAnswer) reply.getAnswer()).getStatus()).isEqualTo(422);
        DeadLetter letter = deadLetters.await(d -> d.getDeliveryId().equals(message.idText()));
        assertThat(letter.getSenderTold()).isTrue();
        assertThat(letter.getMessage()).isNotNull();
    }

    @Test
    void a_redirect_is_never_followed() {
        receiver.thenAnswer(302, "", "Location: " + receiver.address());
        Outbound message = Outbound.relay(endpoint, receiver.address());

        send(message);

        Reply reply = replies.await(r -> r.getDeliveryId().equals(message.idText()));
        assertThat(((RefusedAnswer) reply.getAnswer()).getCode()).isEqualTo("DLV-009");
        assertThat(receiver.requests()).hasSize(1);
    }

    @Test
    void a_refused_connection_is_tried_again_within_the_deadline_and_then_answered_503() {
        URI nobody = URI.create("http://127.0.0.1:" + ScriptedReceiver.freePort());
        Outbound message = Outbound.relay(endpoint, nobody).within(Duration.ofSeconds(2));

        send(message);

        Reply reply = replies.await(r -> r.getDeliveryId().equals(message.idText()));
        assertThat(((RefusedAnswer) reply.getAnswer()).getCode()).isIn("DLV-002", "DLV-003");
        assertThat(reply.getDisposition()).isEqualTo(Disposition.EXPIRED);
        attempts.await(a -> a.getDeliveryId().equals(message.idText()) && a.getNumber() == 2);
        assertThat(attempts.now(a -> a.getDeliveryId().equals(message.idText())))
                .allMatch(a -> !a.getBytesWritten());
    }

    @Test
    void a_connection_that_is_refused_at_first_is_made_in_time() {
        int port = ScriptedReceiver.freePort();
        Outbound message =
                Outbound.relay(endpoint, URI.create("http://127.0.0.1:" + port + "/fhir"));

        send(message);
        attempts.await(a -> a.getDeliveryId().equals(message.idText()));

        try (ScriptedReceiver late = ScriptedReceiver.startOn(port)) {
            Reply reply = replies.await(r -> r.getDeliveryId().equals(message.idText()));
            assertThat(reply.getDisposition()).isEqualTo(Disposition.DELIVERED);
            assertThat(late.requests()).hasSize(1);
        }
    }

    @Test
    void a_receiver_that_hangs_is_unknown_and_nothing_is_sent_later() {
        receiver.then((_, exchange) -> exchange.hang());
        Outbound message =
                Outbound.relay(endpoint, receiver.address()).within(Duration.ofSeconds(3));

        send(message);

        Reply reply = replies.await(r -> r.getDeliveryId().equals(message.idText()));
        assertThat(((RefusedAnswer) reply.getAnswer()).getCode()).isEqualTo("DLV-001");
        assertThat(reply.getDisposition()).isEqualTo(Disposition.UNKNOWN);
        deadLetters.await(d -> d.getDeliveryId().equals(message.idText()));
        deliverOneMore();
        assertThat(receiver.requests()).hasSize(2);
    }

    @Test
    void a_connection_dropped_after_the_request_is_unknown_and_not_repeated() {
        receiver.then((_, exchange) -> exchange.drop());
        Outbound message = Outbound.relay(endpoint, receiver.address());

        send(message);

        Reply reply = replies.await(r -> r.getDeliveryId().equals(message.idText()));
        assertThat(reply.getDisposition()).isEqualTo(Disposition.UNKNOWN);
        assertThat(receiver.requests()).hasSize(1);
    }

    @Test
    void a_repeat_of_an_open_relay_message_joins_it() {
        CountDownLatch arrived = new CountDownLatch(1);
        receiver.then((request, exchange) -> {
            arrived.await();
            exchange.send(ScriptedReceiver.response(request, 200, ScriptedReceiver.BUNDLE));
        });
        Outbound first = Outbound.relay(endpoint, receiver.address());
        Outbound repeat = Outbound.relay(endpoint, receiver.address()).sameAs(first);

        send(first);
        send(repeat);
        deliverOneMore();
        arrived.countDown();

        replies.await(r -> r.getDeliveryId().equals(first.idText()));
        replies.await(r -> r.getDeliveryId().equals(repeat.idText()));
        assertThat(receiver.requests()).hasSize(2);
    }

    @Test
    void a_record_that_was_routed_twice_is_delivered_once() {
        Outbound message = Outbound.relay(endpoint, receiver.address());
        ProducerRecord<String, SpecificRecord> record = record(message);

        send(record);
        send(new ProducerRecord<>(record.topic(), null, record.key(), record.value()));

        replies.await(r -> r.getDeliveryId().equals(message.idText()));
        deliverOneMore();
        assertThat(receiver.requests())
                .filteredOn(request -> request.body().equals(message.body()))
                .hasSize(1);
    }

    @Test
    void a_poison_record_becomes_a_dead_letter_and_stops_nothing() throws Exception {
        Map<String, Object> options = new HashMap<>(TestCluster.connection());
        Outbound message = Outbound.relay(endpoint, receiver.address());
        try (KafkaProducer<String, byte[]> raw =
                new KafkaProducer<>(options, new StringSerializer(), new ByteArraySerializer())) {
            raw.send(
                            new ProducerRecord<>(
                                    Topics.OUTBOUND.name(),
                                    message.lane().toString(),
                                    "not avro".getBytes(StandardCharsets.UTF_8)))
                    .get();
        }

        send(message);

        replies.await(r -> r.getDeliveryId().equals(message.idText()));
        DeadLetter letter =
                deadLetters.await(d ->
                        d.getDisposition() == Disposition.POISON
                                && "not avro".equals(text(d.getRaw())));
        assertThat(letter.getSourceTopic()).isEqualTo(Topics.OUTBOUND.name());
    }
}
