package org.barsrouter.delivery.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.barsrouter.schemas.serde.RecordFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes replies, outcomes, attempts and dead letters. It does not give up: a record that Kafka
/// does not acknowledge is sent again until it is, and its source offset waits for that.
public final class Publisher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Publisher.class);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private static final int SENDS_TO_ONE_PARTITION = 5;
    private static final int LARGEST = 9 * 1024 * 1024;

    private final KafkaProducer<String, SpecificRecord> producer;
    private final ScheduledExecutorService timer;
    private volatile boolean closed;

    /// @param connection `bootstrap.servers` and what security needs
    /// @param timer for repeats; not closed here
    public Publisher(
            Map<String, Object> connection, RecordFormat format, ScheduledExecutorService timer) {
        Map<String, Object> options = new HashMap<>(connection);
        options.put(ProducerConfig.ACKS_CONFIG, "all");
        options.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        // One millisecond that makes one request of many under load (ADR 8).
        options.put(ProducerConfig.LINGER_MS_CONFIG, 1);
        // The producer keeps all memory that it ever needed: no more than a few of the largest.
        options.put(ProducerConfig.BATCH_SIZE_CONFIG, 65_536);
        options.put(ProducerConfig.BUFFER_MEMORY_CONFIG, LARGEST + 3L * 1024 * 1024);
        options.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
        options.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST);
        options.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
        options.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        options.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        this.producer = new KafkaProducer<>(options, new StringSerializer(), format.serializer());
        this.timer = timer;
    }

    /// Sends a record; `acknowledged` is called once, by the producer's own thread: it must not
    /// block.
    public void send(ProducerRecord<String, SpecificRecord> record, Runnable acknowledged) {
        send(record, acknowledged, 1);
    }

    private void send(
            ProducerRecord<String, SpecificRecord> record, Runnable acknowledged, int number) {
        try {
            Future<?> _ =
                    producer.send(
                            record,
                            (_, e) -> {
                                if (e == null) {
                                    acknowledged.run();
                                } else {
                                    failed(record, acknowledged, number, e);
                                }
                            });
        } catch (KafkaException | IllegalStateException e) {
            failed(record, acknowledged, number, e);
        }
    }

    private void failed(
            ProducerRecord<String, SpecificRecord> record,
            Runnable acknowledged,
            int number,
            Exception e) {
        if (e instanceof RecordTooLargeException || e instanceof SerializationException) {
            LOG.atError()
                    .addKeyValue("topic", record.topic())
                    .setCause(e)
                    .log("record can never be written and is left out");
            acknowledged.run();
        } else if (!closed) {
            LOG.atWarn()
                    .addKeyValue("topic", record.topic())
                    .setCause(e)
                    .log("record was not acknowledged, sending it again");
            Future<?> _ =
                    timer.schedule(
                            () ->
                                    Thread.startVirtualThread(() ->
                                            send(again(record, number), acknowledged, number + 1)),
                            PAUSE.toMillis(),
                            TimeUnit.MILLISECONDS);
        }
    }

    /// The producer closes a record's headers, so that each send needs a record of its own. Whoever
    /// waited on a partition that cannot be written has given up by the last of these sends: any
    /// partition will do then, for the record's sake.
    private static ProducerRecord<String, SpecificRecord> again(
            ProducerRecord<String, SpecificRecord> sent, int number) {
        Integer partition = number < SENDS_TO_ONE_PARTITION ? sent.partition() : null;
        return new ProducerRecord<>(
                sent.topic(), partition, sent.key(), sent.value(), sent.headers());
    }

    @Override
    public void close() {
        closed = true;
        producer.close(Duration.ofSeconds(2));
    }
}
