package org.barsrouter.delivery.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.barsrouter.delivery.config.BarsProperties;
import org.barsrouter.delivery.config.DeliveryProperties;
import org.barsrouter.delivery.receiver.ScriptedReceiver;
import org.barsrouter.routing.policy.PolicyOverrides;
import org.barsrouter.schemas.avro.Attempt;
import org.barsrouter.schemas.avro.DeadLetter;
import org.barsrouter.schemas.avro.Disposition;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.avro.Outcome;
import org.barsrouter.schemas.avro.ParkedEntry;
import org.barsrouter.schemas.avro.ParkedState;
import org.barsrouter.schemas.avro.ReceiverAnswer;
import org.barsrouter.schemas.avro.RefusedAnswer;
import org.barsrouter.schemas.avro.Reply;
import org.barsrouter.schemas.header.RecordHeaders;
import org.barsrouter.schemas.topic.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/// The whole service against a real broker and a receiver on a real socket.
class DeliveryIT {
    private static DeliveryService service = newService();
    private static KafkaProducer<String, SpecificRecord> producer = newProducer();

    private final String endpoint = "product/" + UUID.randomUUID();
    private final ScriptedReceiver receiver = ScriptedReceiver.start();
    private Tap<Reply> replies = new Tap<>(Topics.REPLIES);
    private Tap<Outcome> outcomes = new Tap<>(Topics.OUTCOMES);
    private Tap<ParkedEntry> parked = new Tap<>(Topics.PARKED);
    private Tap<DeadLetter> deadLetters = new Tap<>(Topics.DEAD_LETTERS);
    private Tap<Attempt> attempts = new Tap<>(Topics.ATTEMPTS);

    @BeforeAll
    static void start() {
        service.start();
    }

    @AfterAll
    static void stop() {
        service.stop();
        producer.close();
    }

    @BeforeEach
    void ready() {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(service::isReady);
    }

    @AfterEach
    void close() {
        receiver.close();
        List.of(replies, outcomes, parked, deadLetters, attempts).forEach(Tap::close);
    }

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
        assertThat(attempts.now(a -> a.getDeliveryId().equals(message.idText())))
                .hasSizeGreaterThan(1)
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
        receiver.then((request, exchange) -> {
            attempts.await(a -> false || a.getNumber() >= 0);
            exchange.send(ScriptedReceiver.response(request, 200, ScriptedReceiver.BUNDLE));
        });
        Outbound first = Outbound.relay(endpoint, receiver.address());
        Outbound repeat = Outbound.relay(endpoint, receiver.address()).sameAs(first);

        send(first);
        send(repeat);

        replies.await(r -> r.getDeliveryId().equals(first.idText()));
        replies.await(r -> r.getDeliveryId().equals(repeat.idText()));
        assertThat(receiver.requests()).hasSize(1);
    }

    @Test
    void a_deferred_message_is_retried_until_delivered_and_its_entry_is_closed_and_buried() {
        receiver.thenAnswer(503, ScriptedReceiver.outcome("transient"))
                .thenAnswer(503, "<html>down</html>");
        Outbound message = Outbound.deferred(endpoint, receiver.address());

        send(message);

        Outcome outcome = outcomes.await(o -> o.getDeliveryId().equals(message.idText()));
        assertThat(outcome.getDisposition()).isEqualTo(Disposition.DELIVERED);
        assertThat(outcome.getAttempts()).isEqualTo(3);
        assertThat(receiver.requests()).hasSize(3);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(parked.ofKey(message.idText()).getLast().value()).isNull());
        List<ParkedEntry> entries = parked.now(e -> e.getLane().equals(message.lane().toString()));
        assertThat(entries)
                .extracting(ParkedEntry::getState)
                .containsExactly(ParkedState.WAITING, ParkedState.WAITING, ParkedState.CLOSED);
        assertThat(entries).extracting(ParkedEntry::getAttempts).containsExactly(1, 2, 2);
    }

    @Test
    void a_duplicate_answer_after_an_unknown_attempt_counts_as_delivered() {
        receiver.then((_, exchange) -> exchange.drop())
                .thenAnswer(409, ScriptedReceiver.outcome("duplicate"));
        Outbound message = Outbound.deferred(endpoint, receiver.address());

        send(message);

        Outcome outcome = outcomes.await(o -> o.getDeliveryId().equals(message.idText()));
        assertThat(outcome.getDisposition()).isEqualTo(Disposition.DELIVERED_DUPLICATE);
    }

    @Test
    void a_deferred_message_whose_age_is_over_expires_with_a_dead_letter() {
        receiver.thenAnswer(503, "").thenAnswer(503, "").thenAnswer(503, "").thenAnswer(503, "");
        Outbound message =
                Outbound.deferred(endpoint, receiver.address())
                        .within(Duration.ofSeconds(2))
                        .policy(
                                new PolicyOverrides.Builder()
                                        .retryInitial(Duration.ofMillis(1500))
                                        .retryMax(Duration.ofMillis(1500))
                                        .build());

        send(message);

        Outcome outcome = outcomes.await(o -> o.getDeliveryId().equals(message.idText()));
        assertThat(outcome.getDisposition()).isEqualTo(Disposition.EXPIRED);
        DeadLetter letter = deadLetters.await(d -> d.getDeliveryId().equals(message.idText()));
        assertThat(letter.getMessage()).isNotNull();
        assertThat(letter.getHistory()).isNotEmpty();
        assertThat(letter.getSenderTold()).isFalse();
    }

    @Test
    void messages_of_one_conversation_do_not_overtake() {
        receiver.thenAnswer(503, "").thenAnswer(503, "");
        String conversation = UUID.randomUUID().toString();
        Outbound older =
                Outbound.deferred(endpoint, receiver.address()).conversation(conversation, 100);
        Outbound newer =
                Outbound.deferred(endpoint, receiver.address()).conversation(conversation, 101);

        send(older);
        parked.await(e -> e.getLane().equals(older.lane().toString()));
        send(newer);

        outcomes.await(o -> o.getDeliveryId().equals(newer.idText()));
        assertThat(receiver.requests())
                .extracting(ScriptedReceiver.Request::body)
                .containsExactly(older.body(), older.body(), older.body(), newer.body());
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

    @Test
    void a_parked_message_survives_a_restart_and_is_delivered_once() {
        receiver.thenAnswer(503, "", "Retry-After: 3");
        Outbound message = Outbound.deferred(endpoint, receiver.address());
        send(message);
        parked.await(e -> e.getLane().equals(message.lane().toString()));

        service.stop();
        assertThat(receiver.requests()).hasSize(1);
        service = newService();
        service.start();

        Outcome outcome = outcomes.await(o -> o.getDeliveryId().equals(message.idText()));
        assertThat(outcome.getDisposition()).isEqualTo(Disposition.DELIVERED);
        assertThat(outcome.getAttempts()).isEqualTo(2);
        deliverOneMore();
        assertThat(receiver.requests())
                .filteredOn(request -> request.body().equals(message.body()))
                .hasSize(2);
    }

    @Test
    void a_lane_whose_endpoint_is_down_does_not_slow_another() {
        URI nobody = URI.create("http://127.0.0.1:" + ScriptedReceiver.freePort());
        Outbound dead =
                Outbound.deferred("product/dead-" + UUID.randomUUID(), nobody)
                        .within(Duration.ofSeconds(60));

        send(dead);
        parked.await(e -> e.getLane().equals(dead.lane().toString()));

        deliverOneMore();
        assertThat(receiver.requests()).hasSize(1);
    }

    private void deliverOneMore() {
        Outbound message = Outbound.relay(endpoint, receiver.address());
        send(message);
        replies.await(r -> r.getDeliveryId().equals(message.idText()));
    }

    private static void send(Outbound message) {
        send(record(message));
    }

    private static ProducerRecord<String, SpecificRecord> record(Outbound message) {
        ProducerRecord<String, SpecificRecord> record =
                Topics.OUTBOUND.record(message.lane(), message.build());
        record.headers()
                .add(RecordHeaders.DELIVERY_ID, message.idText().getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private static void send(ProducerRecord<String, SpecificRecord> record) {
        try {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
    }

    private static DeliveryService newService() {
        DeliveryProperties properties =
                new Binder(new MapConfigurationPropertySource(Map.of()))
                        .bindOrCreate("delivery", DeliveryProperties.class);
        return new DeliveryService(
                properties,
                new BarsProperties(TestCluster.servers(), Environment.SANDBOX, null),
                new SimpleMeterRegistry());
    }

    private static KafkaProducer<String, SpecificRecord> newProducer() {
        return new KafkaProducer<>(
                TestCluster.connection(), new StringSerializer(), TestCluster.FORMAT.serializer());
    }
}
