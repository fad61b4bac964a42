package org.barsrouter.journal.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.barsrouter.journal.deed.Deed;
import org.barsrouter.schemas.avro.AuditEntry;
import org.barsrouter.schemas.serde.RecordFormat;
import org.barsrouter.schemas.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Appends replays to `bars.inbound`, what operators did to `bars.audit` and how runs stand to
/// `bars.replays`, and waits until Kafka has them.
public final class ReplayLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayLog.class);
    private static final int MAX_REQUEST = 8 * 1024 * 1024;

    private final Producer<String, SpecificRecord> producer;
    private final RecordFormat format;
    private final Duration timeout;

    /// Whether the log has a record.
    public enum Append {
        DONE,
        NOT_DONE,
        /// Handed over, not acknowledged.
        UNCERTAIN
    }

    private ReplayLog(
            Producer<String, SpecificRecord> producer, RecordFormat format, Duration timeout) {
        this.producer = producer;
        this.format = format;
        this.timeout = timeout;
    }

    /// Opens a log.
    ///
    /// @param connection how to reach Kafka
    /// @param timeout how long Kafka may take to acknowledge
    public static ReplayLog open(
            Map<String, Object> connection, RecordFormat format, Duration timeout) {
        int millis = (int) timeout.toMillis();
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
        return new ReplayLog(
                new KafkaProducer<>(settings, new StringSerializer(), format.serializer()),
                format,
                timeout);
    }

    /// Appends messages in their order, one by one at a rate: what comes all at once is in the way
    /// of whatever comes meanwhile.
    ///
    /// @param perSecond messages
    /// @return what came of each
    public List<Append> replay(
            List<ProducerRecord<String, SpecificRecord>> records, int perSecond) {
        long start = System.nanoTime();
        List<Future<RecordMetadata>> begun = new ArrayList<>(records.size());
        for (ProducerRecord<String, SpecificRecord> record : records) {
            long due = start + begun.size() * TimeUnit.SECONDS.toNanos(1) / perSecond;
            LockSupport.parkNanos(due - System.nanoTime());
            begun.add(begin(record));
        }
        return begun.stream().map(this::end).toList();
    }

    public Append audit(Deed deed) {
        return append(
                Topics.AUDIT.record(
                        deed.act().actor(),
                        AuditEntry.newBuilder()
                                .setEnvironment(format.environment())
                                .setActor(deed.act().actor())
                                .setRole(deed.act().role())
                                .setAction(deed.action())
                                .setSubject(deed.subject())
                                .setReason(deed.act().reason())
                                .setResult(deed.result())
                                .setAt(deed.act().at())
                                .build()));
    }

    @Override
    public void close() {
        producer.close(timeout);
    }

    Append append(ProducerRecord<String, SpecificRecord> record) {
        return end(begin(record));
    }

    private Future<RecordMetadata> begin(ProducerRecord<String, SpecificRecord> record) {
        try {
            return producer.send(record);
        } catch (KafkaException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private Append end(Future<RecordMetadata> appending) {
        try {
            appending.get(timeout.toMillis() * 2, TimeUnit.MILLISECONDS);
            return Append.DONE;
        } catch (ExecutionException e) {
            return failed(e.getCause() instanceof TimeoutException, e);
        } catch (java.util.concurrent.TimeoutException e) {
            return failed(true, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(true, e);
        }
    }

    private static Append failed(boolean handedOver, Exception cause) {
        LOG.atWarn().setCause(cause).log("Kafka did not take what an operator asked for");
        return handedOver ? Append.UNCERTAIN : Append.NOT_DONE;
    }
}
