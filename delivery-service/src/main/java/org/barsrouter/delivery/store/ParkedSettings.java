package org.barsrouter.delivery.store;

import java.time.Duration;
import java.util.Map;
import org.barsrouter.schemas.serde.RecordFormat;

/// How the parked topic is reached.
///
/// @param connection `bootstrap.servers` and what security needs
/// @param transactionalIdPrefix names the fences: prefix and partition
/// @param batch entries per transaction at most
/// @param gathering how long a transaction waits for more, unless a sender waits for it
public record ParkedSettings(
        Map<String, Object> connection,
        RecordFormat format,
        String transactionalIdPrefix,
        int batch,
        Duration gathering) {

    public ParkedSettings {
        connection = Map.copyOf(connection);
    }
}
