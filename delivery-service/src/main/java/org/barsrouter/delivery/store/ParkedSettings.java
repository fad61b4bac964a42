package org.barsrouter.delivery.store;

import java.util.Map;
import org.barsrouter.schemas.serde.RecordFormat;

/// How the parked topic is reached.
///
/// @param connection `bootstrap.servers` and what security needs
/// @param transactionalIdPrefix names the fences: prefix and partition
/// @param batch entries per transaction at most
public record ParkedSettings(
        Map<String, Object> connection,
        RecordFormat format,
        String transactionalIdPrefix,
        int batch) {

    public ParkedSettings {
        connection = Map.copyOf(connection);
    }
}
