package org.barsrouter.journal.app;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.barsrouter.journal.deed.Act;
import org.barsrouter.journal.deed.Deed;
import org.barsrouter.journal.fact.Batch.TopicSlice;
import org.barsrouter.journal.kafka.LogExtents;
import org.barsrouter.journal.kafka.ReplayLog;
import org.barsrouter.journal.kafka.ReplayLog.Append;
import org.barsrouter.journal.refusal.JournalRefusal;
import org.barsrouter.journal.store.RebuildStore;
import org.barsrouter.journal.store.RebuildStore.Extent;
import org.barsrouter.journal.store.RebuildStore.Progress;

/// Has the projection thrown away and read again from the log: checks what that would lose, writes
/// down who wants it, and leaves the rest to the reader.
public final class RebuildJournal {
    private final LogExtents log;
    private final RebuildStore rebuilds;
    private final ReplayLog audit;
    private final Housekeeping housekeeping;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    RebuildJournal(
            LogExtents log, RebuildStore rebuilds, ReplayLog audit, Housekeeping housekeeping) {
        this.log = log;
        this.rebuilds = rebuilds;
        this.audit = audit;
        this.housekeeping = housekeeping;
    }

    /// Who wants it and why.
    ///
    /// @param acceptsLoss although the log no longer holds everything
    public record Wish(Act act, boolean acceptsLoss) {}

    /// What came of a wish.
    public sealed interface Outcome {
        /// It has begun.
        record Begun() implements Outcome {}

        /// It has not.
        ///
        /// @param lost records that are gone, by topic
        record Refused(JournalRefusal why, Map<String, Long> lost) implements Outcome {
            public Refused {
                lost = Map.copyOf(lost);
            }
        }
    }

    public Outcome begin(Wish wish) {
        oneAtATime.lock();
        try {
            Outcome outcome = decided(wish);
            if (outcome instanceof Outcome.Refused(JournalRefusal why, Map<String, Long> _)) {
                audit(wish, why.code());
            }
            return outcome;
        } finally {
            oneAtATime.unlock();
        }
    }

    /// The last one; empty when there never was one.
    public Optional<Progress> progress() {
        return rebuilds.progress();
    }

    private Outcome decided(Wish wish) {
        if (rebuilds.progress().filter(last -> !last.isOver()).isPresent()) {
            return refused(JournalRefusal.REBUILD_RUNS);
        }
        Optional<Map<TopicSlice, Extent>> extents = log.read();
        if (extents.isEmpty()) {
            return refused(JournalRefusal.LOG_OUT_OF_REACH);
        }
        Map<TopicSlice, Long> first = new HashMap<>();
        extents.get().forEach((slice, extent) -> first.put(slice, extent.first()));
        Map<String, Long> lost = rebuilds.lost(first);
        if (!lost.isEmpty() && !wish.acceptsLoss()) {
            return new Outcome.Refused(JournalRefusal.REBUILD_LOSES, lost);
        }
        if (audit(wish, "BEGUN") != Append.DONE) {
            return refused(JournalRefusal.LOG_OUT_OF_REACH);
        }
        rebuilds.begin(wish.act().at(), wish.act().actor());
        housekeeping.wantRebuild();
        return new Outcome.Begun();
    }

    private Append audit(Wish wish, String result) {
        return audit.audit(new Deed("REBUILD", wish.act(), "journal", result));
    }

    private static Outcome refused(JournalRefusal why) {
        return new Outcome.Refused(why, Map.of());
    }
}
