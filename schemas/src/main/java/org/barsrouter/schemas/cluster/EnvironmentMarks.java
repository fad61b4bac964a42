package org.barsrouter.schemas.cluster;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.avro.EnvironmentMark;
import org.barsrouter.schemas.header.RecordHeaders;
import org.barsrouter.schemas.serde.RecordFormat;
import org.barsrouter.schemas.topic.Topics;

/// The one record that says which environment a cluster belongs to. Its record header is read, not
/// its value: that works whatever environment asks.
final class EnvironmentMarks {
    private static final String KEY = "environment";
    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<String, Object> connection;
    private final RecordFormat format;

    EnvironmentMarks(Map<String, Object> connection, RecordFormat format) {
        this.connection = connection;
        this.format = format;
    }

    /// The first mark ever written; empty when there is none or no such topic.
    Optional<Environment> read() {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put("allow.auto.create.topics", false);
        settings.put("default.api.timeout.ms", 15_000);
        TopicPartition partition = new TopicPartition(Topics.ENVIRONMENT.name(), 0);
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            if (consumer.partitionsFor(partition.topic()).isEmpty()) {
                return Optional.empty();
            }
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            Optional<Environment> found = Optional.empty();
            while (found.isEmpty() && consumer.position(partition) < end) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    found = found.or(() -> environmentOf(record));
                }
            }
            return found;
        } catch (TimeoutException e) {
            throw new ClusterContractException(
                    "no answer from Kafka: check bars.bootstrap-servers", e);
        }
    }

    void write() {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        EnvironmentMark mark =
                new EnvironmentMark(
                        format.environment(), InstantSource.system().instant(), "topics create");
        try (KafkaProducer<String, org.apache.avro.specific.SpecificRecord> producer =
                new KafkaProducer<>(settings, new StringSerializer(), format.serializer())) {
            producer.send(Topics.ENVIRONMENT.record(KEY, mark)).get();
        } catch (ExecutionException e) {
            throw new ClusterContractException("could not mark the cluster", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterContractException("interrupted while marking the cluster", e);
        }
    }

    private static Optional<Environment> environmentOf(ConsumerRecord<String, byte[]> record) {
        return Optional.ofNullable(record.headers().lastHeader(RecordHeaders.ENVIRONMENT))
                .map(header ->
                        Environment.valueOf(
                                new String(
                                        header.value(), java.nio.charset.StandardCharsets.UTF_8)));
    }
}
