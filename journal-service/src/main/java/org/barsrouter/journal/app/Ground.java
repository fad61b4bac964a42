package org.barsrouter.journal.app;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.barsrouter.journal.fact.Batch.TopicSlice;
import org.barsrouter.journal.kafka.LogExtents;
import org.barsrouter.journal.store.RebuildStore;
import org.barsrouter.journal.store.RebuildStore.Extent;
import org.barsrouter.journal.store.RebuildStore.Progress;
import org.barsrouter.journal.store.RunQueries;
import org.jspecify.annotations.Nullable;

/// Whether runs can rely on the projection: it must have read everything that stood in the log when
/// this process began, and after every append of which nobody knows whether it came about. Only
/// then it tells for sure what has been replayed. While it is being rebuilt it tells nothing.
///
/// Used by one thread.
final class Ground {
    private final LogExtents log;
    private final RunQueries queries;
    private final RebuildStore rebuilds;
    private Optional<Map<TopicSlice, Extent>> goal = Optional.empty();
    private boolean isReached;

    Ground(LogExtents log, RunQueries queries, RebuildStore rebuilds) {
        this.log = log;
        this.queries = queries;
        this.rebuilds = rebuilds;
    }

    boolean isFirm() {
        if (rebuilds.progress().filter(rebuild -> !rebuild.isOver()).isPresent()) {
            return false;
        }
        if (!isReached) {
            goal = goal.or(log::read);
            isReached = goal.filter(queries::hasRead).isPresent();
        }
        return isReached;
    }

    /// Something may stand in the log that nobody knows of.
    void shake() {
        goal = Optional.empty();
        isReached = false;
    }

    /// When the last rebuild began: what was looked up before another one began may be wrong.
    @Nullable Instant lastRebuild() {
        return rebuilds.progress().map(Progress::startedAt).orElse(null);
    }
}
