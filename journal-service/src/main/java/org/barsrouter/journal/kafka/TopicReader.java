package org.barsrouter.journal.kafka;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.barsrouter.journal.fact.Batch;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.kafka.ReadingState.Phase;
import org.barsrouter.journal.store.FactStore;
import org.barsrouter.journal.store.RebuildStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// Follows the topics on one thread: poll, turn into facts, store them with their offsets in one
/// transaction. A batch is stored before the next one is taken, however long the database takes.
public final class TopicReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);
    private static final Duration STORE_RETRY = Duration.ofSeconds(2);

    private final Consumer<byte[], byte[]> consumer;
    private final Intake intake;
    private final FactStore store;
    private final ReadingState state;
    private final Listener listener;
    private final Chores chores;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("journal-reader").unstarted(this::run);

    /// What is done now and then between two polls, by the one thread that writes.
    public interface Chores {
        /// Whether it is time to look for new partitions again.
        boolean isPartitionCheckDue();

        /// Whether the projection shall be thrown away and read again.
        boolean isRebuildWanted();

        /// Has it done; not wanted any more when that worked.
        void rebuild(Clearing clearing);

        /// Records in a batch at most.
        int batchSize();

        /// Brings a rebuild to its end when everything has been read.
        void completeRebuild();

        /// Deletes a little of what is too old, if it is time.
        void forgetOld();
    }

    /// Empties the projection and begins at the beginning of the log.
    public interface Clearing {
        void clear(RebuildStore rebuilds);
    }

    /// Hears of what was stored.
    @FunctionalInterface
    public interface Listener {
        void stored(List<Fact> facts);
    }

    public TopicReader(
            Consumer<byte[], byte[]> consumer,
            FactDecoder decoder,
            FactStore store,
            ReadingState state,
            Listener listener,
            Chores chores) {
        this.consumer = consumer;
        this.intake = new Intake(consumer, decoder, store, chores.batchSize());
        this.store = store;
        this.state = state;
        this.listener = listener;
        this.chores = chores;
    }

    /// Takes up all partitions and begins to read.
    ///
    /// @throws org.barsrouter.journal.store.JournalRefusedException when the database belongs to a
    ///   longer log than this
    public void start() {
        if (chores.isRebuildWanted()) {
            chores.rebuild(intake::startAnew);
        } else {
            intake.start();
        }
        state.seen(intake.lags(), intake.reached());
        thread.start();
    }

    @Override
    public void close() {
        closing.countDown();
        consumer.wakeup();
        try {
            if (!thread.join(Duration.ofSeconds(10))) {
                LOG.warn("the journal's reader is still busy; it is left behind");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        state.phase(Phase.READING);
        try (consumer) {
            while (closing.getCount() > 0) {
                turn();
            }
        } catch (WakeupException e) {
            LOG.debug("journal reader closed");
        } catch (KafkaException e) {
            LOG.atError().setCause(e).log("the journal stopped reading; start it again");
        } finally {
            state.phase(Phase.STOPPED);
        }
    }

    private void turn() {
        if (chores.isPartitionCheckDue()) {
            refresh();
        }
        if (!tended()) {
            pause();
            return;
        }
        Batch batch = intake.next();
        if (!batch.nextOffsets().isEmpty()) {
            store(batch);
        }
        state.seen(intake.lags(), intake.reached());
    }

    /// Rebuilds and tidies; false when it could not, and is to be tried again.
    private boolean tended() {
        try {
            if (chores.isRebuildWanted()) {
                LOG.info("the journal's projection is thrown away and read again");
                chores.rebuild(intake::startAnew);
            }
            chores.completeRebuild();
            chores.forgetOld();
            if (state.phase() == Phase.STORE_FAILING) {
                state.phase(Phase.READING);
            }
            return true;
        } catch (DataAccessException | TransactionException e) {
            failing(e);
            return false;
        } catch (TimeoutException e) {
            LOG.warn("Kafka does not say what its log holds; the rebuild waits for it");
            return false;
        }
    }

    private void failing(Exception e) {
        if (state.phase() != Phase.STORE_FAILING) {
            LOG.atError()
                    .setCause(e)
                    .log("the journal's database takes nothing; tried again until it does");
        }
        state.phase(Phase.STORE_FAILING);
    }

    private void refresh() {
        try {
            intake.refresh();
        } catch (TimeoutException e) {
            LOG.debug("partitions could not be listed; they are looked for again later");
        }
    }

    private void store(Batch batch) {
        while (closing.getCount() > 0 && !stored(batch)) {
            pause();
        }
    }

    private boolean stored(Batch batch) {
        try {
            store.apply(batch);
            listener.stored(batch.facts());
            int unreadable = unreadable(batch.facts());
            state.applied(batch.facts().size() - unreadable, unreadable);
            state.phase(Phase.READING);
            return true;
        } catch (DataAccessException | TransactionException e) {
            failing(e);
            return false;
        }
    }

    private void pause() {
        try {
            if (closing.await(STORE_RETRY.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("journal reader closes with a batch that is not stored");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing.countDown();
        }
    }

    private static int unreadable(List<Fact> facts) {
        int count = 0;
        for (Fact fact : facts) {
            if (fact instanceof Fact.Unreadable(var at, var why)) {
                count++;
                LOG.atWarn()
                        .addKeyValue("record", at)
                        .addKeyValue("why", why)
                        .log("a record cannot be read; the journal goes on without it");
            }
        }
        return count;
    }
}
