package org.barsrouter.delivery.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.barsrouter.delivery.receiver.ScriptedReceiver;
import org.barsrouter.delivery.receiver.ScriptedReceiver.Step;
import org.barsrouter.routing.policy.PolicyOverrides;
import org.barsrouter.schemas.avro.DeadLetter;
import org.barsrouter.schemas.avro.Disposition;
import org.barsrouter.schemas.avro.OutboundDelivery;
import org.barsrouter.schemas.avro.Outcome;
import org.barsrouter.schemas.topic.Topics;
import org.junit.jupiter.api.Test;

/// No input stops a partition: whatever comes, the healthy are served and the offset moves.
class BadInputIT extends WholeService {
    private static final TopicPartition PARTITION = new TopicPartition(Topics.OUTBOUND.name(), 0);
    private static final byte[] JUNK = "no avro at all".getBytes(StandardCharsets.UTF_8);

    private final List<ScriptedReceiver> bad = new ArrayList<>();

    @Test
    void everything_bad_at_once_stops_nobody_and_each_has_an_end() throws Exception {
        Outbound endlessBody = badly(BadInputIT::endlessBody);
        Outbound endlessHeaders = badly(BadInputIT::endlessHeaders);
        Outbound slowDrip = badly(BadInputIT::slowDrip);
        Outbound redirected = badly(this::redirect);
        Outbound withoutTls = withoutTls();
        List<Outbound> cases =
                List.of(endlessBody, endlessHeaders, slowDrip, redirected, withoutTls);
        Outbound wishful = deferred("product/wishful", receiver.address());
        receiver.thenAnswer(503, "", "Retry-After: when the kettle has boiled");
        List<Outbound> healthy = new ArrayList<>();

        sendTo(wishful);
        for (Outbound message : cases) {
            sendTo(message);
            raw(Topics.OUTBOUND.name(), message.lane().toString(), JUNK);
            Outbound relay = Outbound.relay(endpoint, receiver.address());
            healthy.add(relay);
            sendTo(relay);
        }
        sendWithoutId(deferred("product/nameless", receiver.address()));
        long end = raw(Topics.OUTBOUND.name(), "no lane", JUNK) + 1;

        for (Outbound message : healthy) {
            assertThat(replies.await(r -> r.getDeliveryId().equals(message.idText())))
                    .extracting("disposition")
                    .isEqualTo(Disposition.DELIVERED);
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(committed()).isGreaterThanOrEqualTo(end));
        assertThat(ending(wishful)).isEqualTo(Disposition.DELIVERED);
        assertThat(ending(endlessBody)).isEqualTo(Disposition.UNKNOWN);
        assertThat(ending(endlessHeaders)).isEqualTo(Disposition.UNKNOWN);
        assertThat(ending(slowDrip)).isEqualTo(Disposition.UNKNOWN);
        assertThat(ending(redirected)).isNotEqualTo(Disposition.DELIVERED);
        assertThat(ending(withoutTls)).isEqualTo(Disposition.EXPIRED);
        for (Outbound message : cases) {
            DeadLetter letter = deadLetters.await(d -> d.getDeliveryId().equals(message.idText()));
            assertThat(letter.getMessage()).isNotNull();
            assertThat(letter.getHistory()).isNotEmpty();
        }
        deadLetters.await(d -> isPoisonAt(d, end - 2));
        deadLetters.await(d -> isPoisonAt(d, end - 1));
        bad.forEach(ScriptedReceiver::close);
    }

    @Test
    void a_message_whose_record_has_expired_ends_with_a_dead_letter() throws Exception {
        receiver.thenAnswer(503, "", "Retry-After: 3");
        Outbound message = deferred(endpoint, receiver.address()).within(Duration.ofSeconds(30));
        sendTo(message);
        parked.await(e -> e.getLane().equals(message.lane().toString()));

        try (Admin admin = Admin.create(TestCluster.connection())) {
            admin.deleteRecords(Map.of(PARTITION, RecordsToDelete.beforeOffset(-1))).all().get();
        }

        Outcome outcome = outcomes.await(o -> o.getDeliveryId().equals(message.idText()));
        assertThat(outcome.getDisposition()).isEqualTo(Disposition.EXPIRED);
        assertThat(outcome.getReason()).isEqualTo("POINTER_EXPIRED");
        deadLetters.await(d -> d.getDeliveryId().equals(message.idText()));
        deliverOneMore();
    }

    @Test
    void a_parked_entry_that_cannot_be_read_becomes_a_dead_letter_and_stops_nothing()
            throws Exception {
        service.stop();
        long offset = raw(Topics.PARKED.name(), "no delivery", JUNK);

        service = newService();
        service.start();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(service::isReady);

        deadLetters.await(d ->
                Topics.PARKED.name().equals(d.getSourceTopic())
                        && d.getSource().getOffset() == offset
                        && d.getDisposition() == Disposition.POISON);
        deliverOneMore();
    }

    private static boolean isPoisonAt(DeadLetter letter, long offset) {
        return Topics.OUTBOUND.name().equals(letter.getSourceTopic())
                && letter.getDisposition() == Disposition.POISON
                && letter.getSource().getPartition() == 0
                && letter.getSource().getOffset() == offset;
    }

    private Disposition ending(Outbound message) {
        return outcomes.await(o -> o.getDeliveryId().equals(message.idText())).getDisposition();
    }

    /// A message to a receiver of its own that always answers like this.
    private Outbound badly(Step step) {
        ScriptedReceiver receiver = ScriptedReceiver.start();
        bad.add(receiver);
        for (int attempt = 0; attempt < 20; attempt++) {
            receiver.then(step);
        }
        return deferred("product/bad-" + receiver.port(), receiver.address());
    }

    private Outbound withoutTls() {
        ScriptedReceiver plain = ScriptedReceiver.start();
        bad.add(plain);
        return deferred(
                "product/plain-" + plain.port(),
                URI.create("https://127.0.0.1:" + plain.port() + "/fhir"));
    }

    private static Outbound deferred(String endpointId, URI address) {
        return Outbound.deferred(endpointId, address)
                .within(Duration.ofSeconds(4))
                .policy(
                        new PolicyOverrides.Builder()
                                .attemptTimeout(Duration.ofSeconds(1))
                                .retryInitial(Duration.ofMillis(300))
                                .retryMax(Duration.ofMillis(600))
                                .build());
    }

    private void redirect(ScriptedReceiver.Request request, ScriptedReceiver.Exchange exchange)
            throws java.io.IOException {
        exchange.send(
                ScriptedReceiver.response(
                        request, 307, "", "Location: " + receiver.address() + "elsewhere"));
    }

    private static void endlessBody(
            ScriptedReceiver.Request request, ScriptedReceiver.Exchange exchange)
            throws java.io.IOException {
        String chunk = "10000\r\n" + "x".repeat(65_536) + "\r\n";
        exchange.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        while (exchange.closed().getCount() > 0) {
            exchange.send(chunk);
        }
    }

    private static void endlessHeaders(
            ScriptedReceiver.Request request, ScriptedReceiver.Exchange exchange)
            throws java.io.IOException {
        exchange.send("HTTP/1.1 200 OK\r\n");
        while (exchange.closed().getCount() > 0) {
            exchange.send("X-More: and more\r\n".repeat(100));
        }
    }

    private static void slowDrip(
            ScriptedReceiver.Request request, ScriptedReceiver.Exchange exchange)
            throws java.io.IOException, InterruptedException {
        exchange.send("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
        while (!exchange.closed().await(50, java.util.concurrent.TimeUnit.MILLISECONDS)) {
            exchange.send(".");
        }
    }

    /// On the one partition that all of this meets in.
    private static void sendTo(Outbound message) {
        var record = record(message);
        send(new ProducerRecord<>(record.topic(), 0, record.key(), record.value()));
    }

    /// A record that can be read but names no delivery.
    private static void sendWithoutId(Outbound message) {
        OutboundDelivery nameless =
                OutboundDelivery.newBuilder(message.build()).setDeliveryId("nobody").build();
        send(new ProducerRecord<>(Topics.OUTBOUND.name(), 0, message.lane().toString(), nameless));
    }

    private static long raw(String topic, String key, byte[] value)
            throws ExecutionException, InterruptedException {
        Map<String, Object> options = new HashMap<>(TestCluster.connection());
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(options, new StringSerializer(), new ByteArraySerializer())) {
            return producer.send(new ProducerRecord<>(topic, 0, key, value)).get().offset();
        }
    }

    private static long committed() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(TestCluster.connection())) {
            OffsetAndMetadata point =
                    admin.listConsumerGroupOffsets("bars-delivery")
                            .partitionsToOffsetAndMetadata()
                            .get()
                            .get(PARTITION);
            return point == null ? 0 : point.offset();
        }
    }
}
