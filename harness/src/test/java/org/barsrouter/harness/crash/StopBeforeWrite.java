package org.barsrouter.harness.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerInterceptor;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Holds a service's thread just before it hands a record to its producer, for as long as a file
/// with the topic's name lies in a folder. It gets into a service by configuration alone, as one of
/// Kafka's own interceptors, so that no crash point stands in production code (ADR 10). The same
/// setting reaches consumers, where it does nothing.
public final class StopBeforeWrite
        implements ProducerInterceptor<Object, Object>, ConsumerInterceptor<Object, Object> {
    static final String FOLDER = "stop.before.write";
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private Path folder = Path.of("");

    @Override
    public void configure(Map<String, ?> settings) {
        folder = Path.of(String.valueOf(settings.get(FOLDER)));
    }

    @Override
    public ProducerRecord<Object, Object> onSend(ProducerRecord<Object, Object> record) {
        Path barrier = folder.resolve(record.topic());
        if (Files.exists(barrier)) {
            note(record);
            while (Files.exists(barrier)) {
                LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            }
        }
        return record;
    }

    /// One line for each record that stands before the barrier.
    private void note(ProducerRecord<Object, Object> record) {
        try {
            Files.writeString(
                    reached(folder, record.topic()),
                    record.key() + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path reached(Path folder, String topic) {
        return folder.resolve(topic + ".reached");
    }

    @Override
    public void onAcknowledgement(@Nullable RecordMetadata metadata, @Nullable Exception failure) {}

    @Override
    public ConsumerRecords<Object, Object> onConsume(ConsumerRecords<Object, Object> records) {
        return records;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

    @Override
    public void close() {}
}
