package org.barsrouter.catalogue.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TransactionDescription;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.barsrouter.catalogue.change.Batch;
import org.barsrouter.schemas.topic.Topics;
import org.jspecify.annotations.Nullable;

/// One claim on being the writer: from the fencing of whoever wrote before, to the first write
/// whose outcome is not known. Not thread-safe; [CatalogueWriter] lets one caller in at a time.
final class WriterSession implements AutoCloseable {
    private static final long DESCRIBE_SECONDS = 5;

    private final KafkaAccess kafka;
    private final KafkaProducer<String, SpecificRecord> producer;
    private final Admin admin;
    private @Nullable Claim claim;

    /// The producer that Kafka lets write under our transactional id.
    private record Claim(long producerId, int epoch) {}

    private WriterSession(
            KafkaAccess kafka, KafkaProducer<String, SpecificRecord> producer, Admin admin) {
        this.kafka = kafka;
        this.producer = producer;
        this.admin = admin;
    }

    /// Fences every earlier writer; what it left unfinished is completed or rolled back by then.
    static WriterSession open(KafkaAccess kafka) {
        KafkaProducer<String, SpecificRecord> producer =
                new KafkaProducer<>(
                        settings(kafka), new StringSerializer(), kafka.format().serializer());
        try {
            producer.initTransactions();
            WriterSession session =
                    new WriterSession(kafka, producer, Admin.create(kafka.connection()));
            session.claim = session.described();
            return session;
        } catch (KafkaException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    /// Speed and patience are the operator's to change, by `bars.kafka`; safety is not.
    private static Map<String, Object> settings(KafkaAccess kafka) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 262_144);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 1_048_576);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 20_000);
        settings.putAll(kafka.connection());
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, kafka.transactionalId());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return settings;
    }

    /// Writes the events and the state of a batch in one transaction.
    WriteOutcome write(Batch batch) {
        try {
            producer.beginTransaction();
            ChangeSetRecords.of(batch, kafka.format().environment()).forEach(this::send);
            producer.flush();
        } catch (RuntimeException e) {
            // Kafka's own failures, and those of a schema registry that is away.
            return rolledBack(e);
        }
        try {
            producer.commitTransaction();
        } catch (ProducerFencedException e) {
            return new WriteOutcome.Fenced();
        } catch (TimeoutException e) {
            return new WriteOutcome.Unknown();
        } catch (KafkaException e) {
            return rolledBack(e);
        }
        claim = described();
        return new WriteOutcome.Written();
    }

    /// A failed send makes the commit fail; its own answer says nothing more.
    private void send(ProducerRecord<String, SpecificRecord> record) {
        var _ = producer.send(record);
    }

    private WriteOutcome rolledBack(RuntimeException cause) {
        try {
            producer.abortTransaction();
            return new WriteOutcome.NotWritten(cause.getClass().getSimpleName());
        } catch (ProducerFencedException e) {
            return new WriteOutcome.Fenced();
        } catch (KafkaException e) {
            return new WriteOutcome.Unknown();
        }
    }

    /// Whether Kafka still takes us for the writer. What looks like another's claim is tried out
    /// with a transaction that is rolled back, because our own epoch moves too.
    boolean isStillOurs() {
        Claim now = described();
        if (now == null || now.equals(claim)) {
            return true;
        }
        boolean ours = tryOut();
        claim = described();
        return ours;
    }

    private boolean tryOut() {
        try {
            producer.beginTransaction();
            send(new ProducerRecord<>(Topics.CATALOGUE_EVENTS.name(), "claim-check", null));
            producer.flush();
            producer.abortTransaction();
            return true;
        } catch (ProducerFencedException e) {
            return false;
        } catch (KafkaException e) {
            return !(rolledBack(e) instanceof WriteOutcome.Fenced);
        }
    }

    /// Who Kafka takes for the writer; null when it does not say.
    private @Nullable Claim described() {
        try {
            TransactionDescription description =
                    admin.describeTransactions(List.of(kafka.transactionalId()))
                            .description(kafka.transactionalId())
                            .get(DESCRIBE_SECONDS, TimeUnit.SECONDS);
            return new Claim(description.producerId(), description.producerEpoch());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
            return null;
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(1));
        producer.close(Duration.ofSeconds(1));
    }
}
