package org.barsrouter.journal.kafka;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.barsrouter.journal.fact.Batch.TopicSlice;

/// How far the journal is behind the topics, for everybody who asks; written by the reading thread
/// alone.
public final class ReadingState {
    private final InstantSource clock;
    private final AtomicLong applied = new AtomicLong();
    private final AtomicLong unreadable = new AtomicLong();
    private volatile Phase phase = Phase.STARTING;
    private volatile Snapshot snapshot = new Snapshot(Map.of(), Instant.EPOCH);

    /// What the reader is doing.
    public enum Phase {
        STARTING,
        READING,
        /// The database does not take what was read; it is tried again.
        STORE_FAILING,
        STOPPED
    }

    /// How far behind.
    ///
    /// @param records that stand in the topics and are not applied yet
    /// @param time how old the last applied record is, zero when nothing is left to read
    public record Lag(long records, Duration time) {}

    private record Snapshot(Map<TopicSlice, Long> lags, Instant lastRecord) {}

    public ReadingState(InstantSource clock) {
        this.clock = clock;
    }

    public Phase phase() {
        return phase;
    }

    /// Facts applied since the start.
    public long applied() {
        return applied.get();
    }

    /// Records since the start that could not be read.
    public long unreadable() {
        return unreadable.get();
    }

    public Lag lag() {
        Snapshot seen = snapshot;
        long records = seen.lags().values().stream().mapToLong(Long::longValue).sum();
        Duration behind = Duration.between(seen.lastRecord(), clock.instant());
        boolean known = records > 0 && !seen.lastRecord().equals(Instant.EPOCH);
        return new Lag(records, known && behind.isPositive() ? behind : Duration.ZERO);
    }

    /// Records not applied yet, by partition.
    public Map<TopicSlice, Long> lags() {
        return snapshot.lags();
    }

    void phase(Phase now) {
        phase = now;
    }

    void applied(int facts, int unreadableRecords) {
        applied.addAndGet(facts);
        unreadable.addAndGet(unreadableRecords);
    }

    void seen(Map<TopicSlice, Long> lags, Instant lastRecord) {
        snapshot = new Snapshot(Map.copyOf(lags), lastRecord);
    }
}
