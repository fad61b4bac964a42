package org.barsrouter.journal.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.barsrouter.journal.config.JournalProperties;
import org.barsrouter.journal.kafka.TopicReader;
import org.barsrouter.journal.store.FactStore;
import org.barsrouter.journal.store.RebuildStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the reader does between two polls: looks for new partitions, deletes what is too old in
/// small steps, and rebuilds when that was asked for.
final class Housekeeping implements TopicReader.Chores {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

    /// How often it is looked for what is too old, while nothing is.
    private static final Duration TIDYING = Duration.ofMinutes(1);

    private final JournalProperties journal;
    private final FactStore store;
    private final RebuildStore rebuilds;
    private final InstantSource clock;
    private final AtomicBoolean rebuildWanted;
    private final AtomicLong deleted = new AtomicLong();
    private Instant nextCheck;
    private Instant nextTidying;

    Housekeeping(
            JournalProperties journal,
            FactStore store,
            RebuildStore rebuilds,
            InstantSource clock) {
        this.journal = journal;
        this.store = store;
        this.rebuilds = rebuilds;
        this.clock = clock;
        this.rebuildWanted = new AtomicBoolean(rebuilds.isWanted());
        this.nextCheck = clock.instant().plus(journal.reading().partitionCheck());
        this.nextTidying = clock.instant();
    }

    /// Has the reader rebuild before its next poll; the wish has been stored.
    void wantRebuild() {
        rebuildWanted.set(true);
    }

    /// Messages deleted since the start.
    long deleted() {
        return deleted.get();
    }

    @Override
    public boolean isPartitionCheckDue() {
        Instant now = clock.instant();
        boolean due = !now.isBefore(nextCheck);
        if (due) {
            nextCheck = now.plus(journal.reading().partitionCheck());
        }
        return due;
    }

    @Override
    public boolean isRebuildWanted() {
        return rebuildWanted.get();
    }

    @Override
    public void rebuild(TopicReader.Clearing clearing) {
        clearing.clear(rebuilds);
        rebuildWanted.set(false);
    }

    @Override
    public int batchSize() {
        return journal.reading().maxRecords();
    }

    @Override
    public void completeRebuild() {
        rebuilds.complete();
    }

    /// A step that found less than it may delete was the last one for a while.
    @Override
    public void forgetOld() {
        Instant now = clock.instant();
        if (now.isBefore(nextTidying)) {
            return;
        }
        JournalProperties.Retention retention = journal.retention();
        int count = store.delete(now.minus(retention.age()), retention.step());
        deleted.addAndGet(count);
        if (count < retention.step()) {
            nextTidying = now.plus(TIDYING);
        }
        if (count > 0) {
            LOG.atDebug().addKeyValue("messages", count).log("old messages deleted");
        }
    }
}
