package org.barsrouter.delivery.kafka;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.barsrouter.delivery.state.Position;

/// Records that were fetched with others and that nobody wanted yet. A backlog is asked for a few
/// messages at a time, as its endpoint has room: without this, each time would fetch anew what the
/// last fetch had brought along. Bounded by bytes and by time; the oldest give way. What nobody
/// asks for at once are neighbours that were never parked: held for long they would outlive one
/// collection after the other, and fill the old generation with what is of no use.
final class ReadAhead {
    private final Map<Position, Kept> records = new LinkedHashMap<>();
    private final long most;
    private final long longest;
    private final LongSupplier nanos;
    private long bytes;

    private record Kept(ConsumerRecord<String, byte[]> record, long since) {
        long size() {
            return Math.max(0, record.serializedValueSize());
        }
    }

    /// @param most bytes that it may hold
    /// @param longest how long it holds one
    /// @param nanos as [System#nanoTime()] has them
    ReadAhead(long most, Duration longest, LongSupplier nanos) {
        this.most = most;
        this.longest = longest.toNanos();
        this.nanos = nanos;
    }

    void keep(ConsumerRecord<String, byte[]> record) {
        Position at = new Position(record.partition(), record.offset());
        Kept kept = new Kept(record, nanos.getAsLong());
        if (records.putIfAbsent(at, kept) == null) {
            record.headers().forEach(ReadAhead::detach);
            bytes += kept.size();
        }
        forget();
    }

    /// Takes a record out, if it is there.
    Optional<ConsumerRecord<String, byte[]>> take(Position at) {
        forget();
        Kept kept = records.remove(at);
        if (kept != null) {
            bytes -= kept.size();
        }
        return Optional.ofNullable(kept).map(Kept::record);
    }

    /// Lets go of what is too much or too old.
    void forget() {
        long now = nanos.getAsLong();
        Iterator<Kept> oldest = records.values().iterator();
        while (oldest.hasNext()) {
            Kept kept = oldest.next();
            if (bytes <= most && now - kept.since() <= longest) {
                return;
            }
            bytes -= kept.size();
            oldest.remove();
        }
    }

    /// A fetched record's header is a window onto the whole fetch until its name and value have
    /// been asked for: a quarter of a megabyte would stay for one record of a few bytes.
    private static void detach(Header header) {
        var _ = header.key();
        var _ = header.value();
    }
}
