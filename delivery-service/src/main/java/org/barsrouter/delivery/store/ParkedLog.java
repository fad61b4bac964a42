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
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.barsrouter.delivery.lane.ParkedDelivery;
import org.barsrouter.schemas.avro.ParkedEntry;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.topic.Topics;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes one partition of the parked topic behind a fence: opening it shuts out every earlier
/// owner. What senders are told of messages that another owner may attempt again is written behind
/// the same fence (ADR 23). All is gathered into transactions by one thread, in the order in which
/// it came.
public final class ParkedLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ParkedLog.class);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final int partition;
    private final int batch;
    private final Duration gathering;
    private final Runnable onLost;
    private final KafkaProducer<String, SpecificRecord> producer;
    private final BlockingQueue<Pending> queue = new LinkedBlockingQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread writer;

    /// What a sender is told.
    ///
    /// @param records all of them are written, or none
    /// @param awaited whether a sender holds a request open for it
    public record Letters(List<ProducerRecord<String, SpecificRecord>> records, boolean awaited) {
        public Letters {
            records = List.copyOf(records);
        }
    }

    /// Records that belong together, and what follows from them.
    private static final class Pending {
        private final Letters letters;
        private final Runnable written;
        private final Runnable lost;

        Pending(Letters letters, Runnable written, Runnable lost) {
            this.letters = letters;
            this.written = written;
            this.lost = lost;
        }

        /// A new record for each send: the producer closes a record's headers.
        ///
        /// @param unwritable is told of this one when a record of it can never be written
        void sendTo(
                KafkaProducer<String, SpecificRecord> producer,
                AtomicReference<@Nullable Never> unwritable) {
            for (ProducerRecord<String, SpecificRecord> each : letters.records()) {
                try {
                    Future<?> _ =
                            producer.send(
                                    new ProducerRecord<>(
                                            each.topic(),
                                            each.partition(),
                                            each.key(),
                                            each.value(),
                                            each.headers()),
                                    (_, e) -> note(e, unwritable));
                } catch (SerializationException e) {
                    note(e, unwritable);
                }
            }
        }

        /// The first one is it: the producer gives its error to all others of the transaction too.
        private void note(@Nullable Exception e, AtomicReference<@Nullable Never> unwritable) {
            if (e instanceof RecordTooLargeException || e instanceof SerializationException) {
                unwritable.compareAndSet(null, new Never(this, e));
            }
        }
    }

    /// What can never be written, and why.
    private record Never(Pending pending, Exception why) {}

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
        options.put(ProducerConfig.BATCH_SIZE_CONFIG, 65_536);
        options.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 16L * 1024 * 1024);
        options.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 9 * 1024 * 1024);
        options.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 30_000);
        options.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        // Readers of committed records wait for an open transaction: half a minute would be long.
        options.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 15_000);
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
        this.gathering = settings.gathering();
        this.producer = producer;
        this.onLost = onLost;
        this.writer = Thread.ofPlatform().daemon().name("parked-" + partition).unstarted(this::run);
    }

    /// Writes an entry; `written` is called when its transaction is committed.
    public void write(ParkedDelivery entry, Runnable written) {
        add(new Pending(row(record(entry.id(), ParkedRecords.write(entry))), written, () -> {}));
    }

    /// Removes an entry.
    public void bury(DeliveryId id) {
        add(new Pending(row(record(id, null)), () -> {}, () -> {}));
    }

    private static Letters row(ProducerRecord<String, SpecificRecord> record) {
        return new Letters(List.of(record), false);
    }

    @SuppressWarnings("NullAway") // a tombstone's value is null, which Kafka's types cannot say
    private ProducerRecord<String, SpecificRecord> record(
            DeliveryId id, @Nullable ParkedEntry entry) {
        return new ProducerRecord<>(Topics.PARKED.name(), partition, Topics.PARKED.key(id), entry);
    }

    /// Writes what a sender is told.
    ///
    /// @param written called when its transaction is committed
    /// @param lost called when that will never be: another owner decides now
    public void tell(Letters letters, Runnable written, Runnable lost) {
        add(new Pending(letters, written, lost));
    }

    private void add(Pending pending) {
        if (closed.getCount() == 0) {
            pending.lost.run();
        } else {
            queue.add(pending);
        }
    }

    private void run() {
        try {
            while (closed.getCount() > 0) {
                Pending first = queue.poll(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    commit(gathered(first));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (KafkaException e) {
            lost(e);
        } finally {
            producer.close(Duration.ofSeconds(1));
            queue.forEach(pending -> pending.lost.run());
        }
    }

    /// What belongs to the same transaction: what comes within the time of gathering, or until a
    /// sender waits for it, and what has come already. For one record a transaction costs as many
    /// requests as for a hundred.
    private List<Pending> gathered(Pending first) throws InterruptedException {
        List<Pending> taken = new ArrayList<>(List.of(first));
        long until = System.nanoTime() + gathering.toNanos();
        long left = gathering.toNanos();
        boolean awaited = first.letters.awaited();
        while (left > 0 && !awaited && taken.size() < batch && closed.getCount() > 0) {
            Pending next = queue.poll(Math.min(left, PAUSE.toNanos()), TimeUnit.NANOSECONDS);
            if (next != null) {
                taken.add(next);
                awaited = next.letters.awaited();
            }
            left = until - System.nanoTime();
        }
        queue.drainTo(taken, batch - taken.size());
        return taken;
    }

    private void commit(List<Pending> taken) throws InterruptedException {
        List<Pending> writable = new ArrayList<>(taken);
        boolean done = false;
        try {
            while (!done && closed.getCount() > 0) {
                done = tryCommit(writable);
            }
        } finally {
            if (!done) {
                taken.forEach(pending -> pending.lost.run());
            }
        }
        if (done) {
            taken.forEach(pending -> pending.written.run());
        }
    }

    /// One transaction; false when it is to be tried again.
    private boolean tryCommit(List<Pending> writable) throws InterruptedException {
        AtomicReference<@Nullable Never> unwritable = new AtomicReference<>();
        try {
            producer.beginTransaction();
            writable.forEach(pending -> pending.sendTo(producer, unwritable));
            producer.commitTransaction();
            return true;
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
            Never never = unwritable.get();
            if (never == null) {
                closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            } else {
                leaveOut(never, writable);
            }
            return false;
        }
    }

    /// What can never be written does not hold up the rest.
    private static void leaveOut(Never never, List<Pending> writable) {
        LOG.atError()
                .addKeyValue("topic", never.pending().letters.records().getFirst().topic())
                .setCause(never.why())
                .log("record can never be written and is left out");
        writable.remove(never.pending());
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
