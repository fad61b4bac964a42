package org.barsrouter.delivery.kafka;

import java.time.Duration;
import java.util.Map;
import org.barsrouter.delivery.lane.EngineSettings;
import org.barsrouter.delivery.store.ParkedSettings;
import org.barsrouter.schemas.serde.RecordFormat;

/// How outbound is followed.
///
/// @param connection `bootstrap.servers` and what security needs
/// @param commitEvery time between commits
/// @param stopWithin how long a partition that is let go waits for what is under way
/// @param seenWindow how long a delivery id is remembered
/// @param checkRoutesEvery how soon it is noticed that the route of waiting messages has moved
public record LoopSettings(
        Map<String, Object> connection,
        RecordFormat format,
        String groupId,
        Duration commitEvery,
        Duration stopWithin,
        Duration seenWindow,
        Duration checkRoutesEvery,
        EngineSettings engine,
        ParkedSettings parked) {

    public LoopSettings {
        connection = Map.copyOf(connection);
    }

    /// The same for a topic of so many partitions, all of which may come to share this heap.
    LoopSettings sharing(long heap, int partitions) {
        return new LoopSettings(
                connection,
                format,
                groupId,
                commitEvery,
                stopWithin,
                seenWindow,
                checkRoutesEvery,
                engine.sharing(heap, partitions),
                parked);
    }
}
