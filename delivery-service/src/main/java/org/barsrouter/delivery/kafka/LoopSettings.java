package org.barsrouter.delivery.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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
/// @param clientId tells the group where this instance can be asked
public record LoopSettings(
        Map<String, Object> connection,
        RecordFormat format,
        String groupId,
        Duration commitEvery,
        Duration stopWithin,
        Duration seenWindow,
        Duration checkRoutesEvery,
        EngineSettings engine,
        ParkedSettings parked,
        Optional<String> clientId) {

    public LoopSettings {
        connection = Map.copyOf(connection);
    }
}
