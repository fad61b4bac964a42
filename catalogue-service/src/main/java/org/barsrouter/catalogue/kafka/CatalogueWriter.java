package org.barsrouter.catalogue.kafka;

import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.barsrouter.catalogue.change.Batch;
import org.barsrouter.catalogue.change.Catalogue;
import org.barsrouter.catalogue.change.ChangeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The single writer of the catalogue. It fences whoever wrote before, reads what stands in Kafka,
/// and from then on its memory *is* the catalogue: a change-set is written in one transaction,
/// whole or not at all.
public final class CatalogueWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CatalogueWriter.class);

    private final KafkaAccess kafka;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile WriterState state = new WriterState.Opening("it has just started");
    private volatile Catalogue catalogue = Catalogue.empty();
    private @Nullable WriterSession session;

    public CatalogueWriter(KafkaAccess kafka) {
        this.kafka = kafka;
    }

    public WriterState state() {
        return state;
    }

    /// The catalogue as last known; to be relied on only while the state is open.
    public Catalogue catalogue() {
        return catalogue;
    }

    /// Becomes the writer.
    ///
    /// @throws org.apache.kafka.common.KafkaException when Kafka does not answer: try again
    public void open() {
        lock.lock();
        try {
            if (state instanceof WriterState.Opening) {
                closeSession();
                session = WriterSession.open(kafka);
                catalogue = new CatalogueReader(kafka).read();
                state = new WriterState.Open();
                LOG.atInfo()
                        .addKeyValue("services", catalogue.services().size())
                        .addKeyValue("transactionalId", kafka.transactionalId())
                        .log("catalogue read, this instance is the writer");
            }
        } finally {
            lock.unlock();
        }
    }

    /// Writes a change-set if the catalogue is still the one that it was planned for.
    public WriteOutcome write(ChangeSet set) {
        return write(set.batch(List.of()));
    }

    /// Writes a batch if the catalogue is still the one that it was made for.
    public WriteOutcome write(Batch batch) {
        lock.lock();
        try {
            return switch (state) {
                case WriterState.Fenced _ -> new WriteOutcome.Fenced();
                case WriterState.Opening(String why) -> new WriteOutcome.NotWritten(why);
                case WriterState.Open _ ->
                        batch.basis() == catalogue ? append(batch) : new WriteOutcome.Superseded();
            };
        } finally {
            lock.unlock();
        }
    }

    private WriteOutcome append(Batch batch) {
        if (session == null) {
            throw new IllegalStateException("an open writer has a session");
        }
        if (batch.isNothing()) {
            return new WriteOutcome.Written();
        }
        WriteOutcome outcome = session.write(batch);
        switch (outcome) {
            case WriteOutcome.Written _ -> catalogue = batch.result();
            case WriteOutcome.Fenced _ -> fenced();
            case WriteOutcome.Unknown _ -> {
                state = new WriterState.Opening("the outcome of the last write is being found out");
                LOG.atWarn()
                        .addKeyValue("changeSetId", batch.changeSetId())
                        .log("outcome of a change-set is unknown, the catalogue is read again");
            }
            case WriteOutcome.NotWritten(String why) ->
                    LOG.atWarn()
                            .addKeyValue("changeSetId", batch.changeSetId())
                            .addKeyValue("why", why)
                            .log("change-set was rolled back");
            case WriteOutcome.Superseded _ -> {}
        }
        return outcome;
    }

    /// Asks Kafka whether another instance has taken over, and stops writing if so.
    public void checkClaim() {
        if (!lock.tryLock()) {
            return;
        }
        try {
            if (state instanceof WriterState.Open && session != null && !session.isStillOurs()) {
                fenced();
            }
        } finally {
            lock.unlock();
        }
    }

    private void fenced() {
        state = new WriterState.Fenced();
        LOG.atError()
                .addKeyValue("transactionalId", kafka.transactionalId())
                .log(
                        "another instance has become the writer of the catalogue, this one has stopped");
        closeSession();
    }

    private void closeSession() {
        if (session != null) {
            session.close();
            session = null;
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            state = new WriterState.Opening("it is shutting down");
            closeSession();
        } finally {
            lock.unlock();
        }
    }
}
