package org.barsrouter.delivery.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.barsrouter.delivery.lane.ParkedDelivery;
import org.barsrouter.schemas.avro.ParkedEntry;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.topic.Topics;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes one partition of the parked topic behind a fence: opening it shuts out every earlier
/// owner. Entries are gathered into transactions by one thread, in the order in which they came.
public final class ParkedLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ParkedLog.class);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final int partition;
    private final int batch;
    private final Runnable onLost;
    private final KafkaProducer<String, SpecificRecord> producer;
    private final BlockingQueue<Pending> queue = new LinkedBlockingQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread writer;

    private record Pending(DeliveryId id, @Nullable ParkedEntry entry, Runnable written) {
        /// A new one for each send: the producer closes a record's headers.
        @SuppressWarnings("NullAway") // a tombstone's value is null, which Kafka's types cannot say
        ProducerRecord<String, SpecificRecord> record(int partition) {
            return new ProducerRecord<>(
                    Topics.PARKED.name(), partition, Topics.PARKED.key(id), entry);
        }
    }

    /// Opens the partition and fences off its last owner. Blocks until the broker agrees.
    ///
    /// @param onLost called once when another owner has taken over, or nothing can be written any
    ///   more
    public static ParkedLog open(ParkedSettings settings, int partition, Runnable onLost) {
        Map<String, Object> options = new HashMap<>(settings.connection());
        options.put(
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                settings.transactionalIdPrefix() + "-" + partition);
        options.put(ProducerConfig.ACKS_CONFIG, "all");
        options.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        options.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 4L * 1024 * 1024);
        options.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
        options.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        options.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 30_000);
        KafkaProducer<String, SpecificRecord> producer =
                new KafkaProducer<>(
                        options, new StringSerializer(), settings.format().serializer());
        try {
            producer.initTransactions();
        } catch (RuntimeException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
        ParkedLog log = new ParkedLog(settings, partition, producer, onLost);
        log.writer.start();
        return log;
    }

    private ParkedLog(
            ParkedSettings settings,
            int partition,
            KafkaProducer<String, SpecificRecord> producer,
            Runnable onLost) {
        this.partition = partition;
        this.batch = settings.batch();
        this.producer = producer;
        this.onLost = onLost;
        this.writer = Thread.ofVirtual().name("parked-" + partition).unstarted(this::run);
    }

    /// Writes an entry; `written` is called when its transaction is committed.
    public void write(ParkedDelivery entry, Runnable written) {
        queue.add(new Pending(entry.id(), ParkedRecords.write(entry), written));
    }

    /// Removes an entry.
    public void bury(DeliveryId id) {
        queue.add(new Pending(id, null, () -> {}));
    }

    private void run() {
        try {
            while (closed.getCount() > 0) {
                Pending first = queue.poll(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    List<Pending> taken = new ArrayList<>(List.of(first));
                    queue.drainTo(taken, batch - 1);
                    commit(taken);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (KafkaException e) {
            lost(e);
        } finally {
            producer.close(Duration.ofSeconds(1));
        }
    }

    private void commit(List<Pending> taken) throws InterruptedException {
        while (closed.getCount() > 0) {
            try {
                producer.beginTransaction();
                for (Pending pending : taken) {
                    Future<?> _ = producer.send(pending.record(partition));
                }
                producer.commitTransaction();
                taken.forEach(pending -> pending.written().run());
                return;
            } catch (ProducerFencedException
                    | InvalidProducerEpochException
                    | OutOfOrderSequenceException
                    | AuthorizationException e) {
                throw e;
            } catch (KafkaException e) {
                LOG.atWarn()
                        .addKeyValue("partition", partition)
                        .setCause(e)
                        .log("parked entries were not committed, trying again");
                producer.abortTransaction();
                closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    /// After this nothing may be written: opening the fence again would shut out the new owner.
    private void lost(KafkaException e) {
        closed.countDown();
        LOG.atWarn().addKeyValue("partition", partition).setCause(e).log("parked partition lost");
        onLost.run();
    }

    /// Stops writing; what is not committed by then is left to the next owner.
    @Override
    public void close() {
        closed.countDown();
        try {
            writer.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
