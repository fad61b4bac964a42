package org.barsrouter.catalogue.kafka;

import java.util.Locale;
import java.util.Map;
import org.barsrouter.schemas.serde.RecordFormat;

/// How the catalogue's topics are reached.
///
/// @param connection `bootstrap.servers` and what security needs
public record KafkaAccess(Map<String, Object> connection, RecordFormat format) {

    public KafkaAccess {
        connection = Map.copyOf(connection);
    }

    /// The one name that all writers of an environment share, so that Kafka lets only the newest
    /// write.
    public String transactionalId() {
        return "bars-catalogue-" + format.environment().name().toLowerCase(Locale.ROOT);
    }

    /// Passwords stay out of logs.
    @Override
    public String toString() {
        return "KafkaAccess[" + transactionalId() + "]";
    }
}
