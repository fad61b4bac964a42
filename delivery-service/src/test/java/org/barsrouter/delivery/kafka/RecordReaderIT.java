package org.barsrouter.delivery.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.barsrouter.delivery.app.TestCluster;
import org.barsrouter.delivery.state.Position;
import org.barsrouter.schemas.avro.Caller;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.avro.InboundMessage;
import org.barsrouter.schemas.avro.Kind;
import org.barsrouter.schemas.avro.Mode;
import org.barsrouter.schemas.topic.Topics;
import org.junit.jupiter.api.Test;

class RecordReaderIT {
    private static final int PARTITION = 1;

    /// Each asks for eight as an endpoint with eight slots does, with messages of others between.
    @Test
    void a_backlog_that_is_asked_for_a_few_at_a_time_is_read_once_and_forwards() throws Exception {
        List<Position> written = write(3_000);
        try (RecordReader<InboundMessage> reader = reader()) {
            for (int first = 0; first + 24 <= written.size(); first += 24) {
                List<CompletableFuture<Optional<Stored<InboundMessage>>>> found = new ArrayList<>();
                for (int next = first; next < first + 24; next += 3) {
                    found.add(read(reader, written.get(next)));
                }
                for (CompletableFuture<Optional<Stored<InboundMessage>>> message : found) {
                    assertThat(message.get(20, TimeUnit.SECONDS)).isPresent();
                }
            }

            assertThat(reader.seeks()).isLessThan(20);
        }
    }

    @Test
    void what_lies_beyond_the_end_or_in_no_partition_is_gone_and_stops_nobody() throws Exception {
        Position last = write(3).getLast();
        try (RecordReader<InboundMessage> reader = reader()) {
            Position beyond = new Position(PARTITION, last.offset() + 1_000_000);
            Position nowhere = new Position(99, 0);

            assertThat(read(reader, beyond).get(20, TimeUnit.SECONDS)).isEmpty();
            assertThat(read(reader, nowhere).get(20, TimeUnit.SECONDS)).isEmpty();
            assertThat(read(reader, last).get(20, TimeUnit.SECONDS)).isPresent();
        }
    }

    private static RecordReader<InboundMessage> reader() {
        return new RecordReader<>(TestCluster.connection(), TestCluster.FORMAT, Topics.INBOUND);
    }

    private static CompletableFuture<Optional<Stored<InboundMessage>>> read(
            RecordReader<InboundMessage> reader, Position at) {
        CompletableFuture<Optional<Stored<InboundMessage>>> found = new CompletableFuture<>();
        reader.read(at, found::complete);
        return found;
    }

    private static List<Position> write(int number) throws Exception {
        List<Future<RecordMetadata>> acknowledged = new ArrayList<>();
        try (KafkaProducer<String, SpecificRecord> producer =
                new KafkaProducer<>(
                        TestCluster.connection(),
                        new StringSerializer(),
                        TestCluster.FORMAT.serializer())) {
            for (int i = 0; i < number; i++) {
                acknowledged.add(
                        producer.send(
                                new ProducerRecord<>(
                                        Topics.INBOUND.name(), PARTITION, "key", message())));
            }
            producer.flush();
        }
        List<Position> positions = new ArrayList<>();
        for (Future<RecordMetadata> record : acknowledged) {
            positions.add(new Position(PARTITION, record.get().offset()));
        }
        return positions;
    }

    private static InboundMessage message() {
        Instant accepted = Instant.parse("2026-01-01T10:00:00Z");
        return InboundMessage.newBuilder()
                .setEnvironment(Environment.SANDBOX)
                .setMessageId(UUID.randomUUID().toString())
                .setGeneration(0)
                .setKind(Kind.SUBMISSION)
                .setMode(Mode.DEFERRED)
                .setCaller(new Caller("test", null))
                .setTarget("system|1")
                .setMethod("POST")
                .setPath("/$process-message")
                .setHeaders(List.of())
                .setBody(ByteBuffer.wrap(new byte[2_000]))
                .setBodySha256("0")
                .setRequestId("r")
                .setCorrelationId("c")
                .setIdempotencyKey("k")
                .setAcceptedAt(accepted)
                .setDeliverBy(accepted.plus(Duration.ofHours(1)))
                .build();
    }
}
