package org.barsrouter.ingress.kafka;

import java.util.HashMap;
import java.util.Map;
import org.barsrouter.schemas.serde.RecordFormat;

/// How this service reaches Kafka and writes records.
public record KafkaAccess(Map<String, Object> connection, RecordFormat format) {

    public KafkaAccess {
        connection = Map.copyOf(connection);
    }

    /// Settings of one client: the connection, quick reconnects after an outage, and its own.
    Map<String, Object> client(String clientId, Map<String, Object> own) {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put("client.id", clientId);
        settings.put("reconnect.backoff.ms", 50);
        settings.put("reconnect.backoff.max.ms", 250);
        settings.put("metric.reporters", "");
        settings.put("enable.metrics.push", false);
        settings.putAll(own);
        return settings;
    }
}
