package org.barsrouter.delivery.kafka;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.barsrouter.delivery.state.Position;

/// Records that were fetched with others and that nobody wanted yet. A backlog is asked for a few
/// messages at a time, as its endpoint has room: without this, each time would fetch anew what the
/// last fetch had brought along. Bounded by bytes; the oldest give way.
final class ReadAhead {
    private final Map<Position, ConsumerRecord<String, byte[]>> records = new LinkedHashMap<>();
    private final long most;
    private long bytes;

    /// @param most bytes that it may hold
    ReadAhead(long most) {
        this.most = most;
    }

    void keep(ConsumerRecord<String, byte[]> record) {
        Position at = new Position(record.partition(), record.offset());
        if (records.putIfAbsent(at, record) != null) {
            return;
        }
        record.headers().forEach(ReadAhead::detach);
        bytes += size(record);
        Iterator<ConsumerRecord<String, byte[]>> oldest = records.values().iterator();
        while (bytes > most && oldest.hasNext()) {
            bytes -= size(oldest.next());
            oldest.remove();
        }
    }

    /// Takes a record out, if it is there.
    Optional<ConsumerRecord<String, byte[]>> take(Position at) {
        ConsumerRecord<String, byte[]> record = records.remove(at);
        if (record != null) {
            bytes -= size(record);
        }
        return Optional.ofNullable(record);
    }

    /// A fetched record's header is a window onto the whole fetch until its name and value have
    /// been asked for: a quarter of a megabyte would stay for one record of a few bytes.
    private static void detach(Header header) {
        var _ = header.key();
        var _ = header.value();
    }

    private static long size(ConsumerRecord<String, byte[]> record) {
        return Math.max(0, record.serializedValueSize());
    }
}
