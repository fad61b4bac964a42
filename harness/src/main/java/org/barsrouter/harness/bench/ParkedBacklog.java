package org.barsrouter.harness.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Utils;
import org.barsrouter.routetable.record.PolicyRecords;
import org.barsrouter.routing.policy.Policy;
import org.barsrouter.schemas.avro.Caller;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.avro.Header;
import org.barsrouter.schemas.avro.InboundMessage;
import org.barsrouter.schemas.avro.Kind;
import org.barsrouter.schemas.avro.Mode;
import org.barsrouter.schemas.avro.OutboundDelivery;
import org.barsrouter.schemas.avro.ParkedEntry;
import org.barsrouter.schemas.avro.ParkedState;
import org.barsrouter.schemas.avro.PastAttempt;
import org.barsrouter.schemas.avro.Pointer;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.id.Lane;
import org.barsrouter.schemas.id.MessageId;
import org.barsrouter.schemas.serde.RecordFormat;
import org.barsrouter.schemas.topic.Topics;

/// Writes what an outage of a day leaves behind: parked entries over many lanes, due in hours, each
/// with its history; and healthy messages between.
final class ParkedBacklog implements AutoCloseable {
    private static final String SYSTEM = "https://fhir.nhs.uk/Id/dos-service-id|";

    private final KafkaProducer<String, SpecificRecord> producer;
    private final int partitions;
    private final Instant now;
    private final Random random = new Random(7);

    ParkedBacklog(String servers, RecordFormat format, int partitions, Instant now) {
        Map<String, Object> options = new HashMap<>();
        options.put("bootstrap.servers", servers);
        options.put("linger.ms", 20);
        options.put("batch.size", 262_144);
        options.put("buffer.memory", 64L * 1024 * 1024);
        this.producer = new KafkaProducer<>(options, new StringSerializer(), format.serializer());
        this.partitions = partitions;
        this.now = now;
    }

    /// Parks messages, spread evenly over lanes.
    void park(int entries, int lanes) {
        for (int number = 0; number < entries; number++) {
            Lane lane = new Lane("product/waiting-" + number % lanes, 0);
            DeliveryId id =
                    new DeliveryId(
                            new MessageId(new UUID(random.nextLong(), random.nextLong())), 0);
            Future<?> _ =
                    producer.send(
                            new ProducerRecord<>(
                                    Topics.PARKED.name(),
                                    partition(lane),
                                    Topics.PARKED.key(id),
                                    entry(number, lane, number % lanes)));
        }
        producer.flush();
    }

    private ParkedEntry entry(int number, Lane lane, int service) {
        Instant failed = now.minus(Duration.ofMinutes(random.nextInt(300)));
        List<PastAttempt> history = new ArrayList<>();
        for (int attempt = 1; attempt <= 1 + number % 2; attempt++) {
            history.add(new PastAttempt(attempt, failed, 5_003, null, "UNREACHABLE"));
        }
        return new ParkedEntry(
                ParkedState.WAITING,
                lane.toString(),
                SYSTEM + (2_000_000_000L + service),
                new UUID(random.nextLong(), random.nextLong()).toString(),
                new Pointer(number % 24, (long) number),
                new Pointer(partition(lane), (long) number),
                history.size(),
                false,
                now.plus(Duration.ofHours(6).plusSeconds(random.nextInt(3_600))),
                now.plus(Duration.ofHours(20)),
                "RETRY",
                history,
                false,
                32_000);
    }

    /// A healthy message to an endpoint, on the partition that is wanted.
    void send(int partition, String address, String name) {
        Lane lane = new Lane("product/healthy-" + partition, 0);
        UUID message = new UUID(random.nextLong(), random.nextLong());
        Instant accepted = java.time.InstantSource.system().instant();
        OutboundDelivery record =
                new OutboundDelivery(
                        message + ".0",
                        lane.toString(),
                        lane.endpointId(),
                        "assignment",
                        address,
                        PolicyRecords.write(Policy.defaults()),
                        "hash",
                        new Pointer(0, random.nextLong(1_000_000)),
                        accepted,
                        message(message, accepted, name));
        Future<?> _ =
                producer.send(
                        new ProducerRecord<>(
                                Topics.OUTBOUND.name(), partition, lane.toString(), record));
        producer.flush();
    }

    private static InboundMessage message(UUID id, Instant accepted, String name) {
        String correlation = UUID.randomUUID().toString();
        return InboundMessage.newBuilder()
                .setEnvironment(Environment.SANDBOX)
                .setMessageId(id.toString())
                .setGeneration(0)
                .setKind(Kind.SUBMISSION)
                .setMode(Mode.DEFERRED)
                .setCaller(new Caller("bench", null))
                .setTarget(SYSTEM + "3000000000")
                .setMethod("POST")
                .setPath("/" + name)
                .setHeaders(List.of(new Header("X-Correlation-Id", correlation)))
                .setBody(ByteBuffer.wrap("{}".getBytes(StandardCharsets.UTF_8)))
                .setBodySha256("0")
                .setRequestId(id.toString())
                .setCorrelationId(correlation)
                .setIdempotencyKey(id.toString())
                .setAcceptedAt(accepted)
                .setDeliverBy(accepted.plus(Duration.ofHours(1)))
                .build();
    }

    /// Where Kafka's own partitioner puts a lane.
    private int partition(Lane lane) {
        byte[] key = lane.toString().getBytes(StandardCharsets.UTF_8);
        return Utils.toPositive(Utils.murmur2(key)) % partitions;
    }

    @Override
    public void close() {
        producer.close();
    }
}
