package org.barsrouter.catalogue.config;

import java.util.HashMap;
import java.util.Map;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.registry.SchemaRegistries;
import org.barsrouter.schemas.serde.RecordFormat;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// What every service of a deployment has in common.
///
/// @param bootstrapServers address of Kafka
/// @param environment INT, PROD or SANDBOX: there is no default
/// @param schemaRegistry Confluent's configuration keys
/// @param kafka further Kafka client settings, for security
@ConfigurationProperties(prefix = "bars", ignoreUnknownFields = false)
public record BarsProperties(
        String bootstrapServers,
        Environment environment,
        Map<String, String> schemaRegistry,
        Map<String, String> kafka) {

    // Spring passes null for what is not set.
    public BarsProperties {
        if (bootstrapServers == null || bootstrapServers.isBlank()) {
            throw new IllegalArgumentException(
                    "bars.bootstrap-servers is not set: give the address of Kafka, host:port");
        }
        if (environment == null) {
            throw new IllegalArgumentException(
                    "bars.environment is not set: say INT, PROD or SANDBOX");
        }
        schemaRegistry =
                schemaRegistry == null
                        ? Map.of(SchemaRegistries.URL, SchemaRegistries.BUNDLED)
                        : Map.copyOf(schemaRegistry);
        kafka = kafka == null ? Map.of() : Map.copyOf(kafka);
    }

    /// How Kafka is reached, for every client.
    public Map<String, Object> connection() {
        Map<String, Object> connection = new HashMap<>(kafka());
        connection.put("bootstrap.servers", bootstrapServers());
        return connection;
    }

    public RecordFormat format() {
        return new RecordFormat(SchemaRegistries.from(schemaRegistry()), environment());
    }
}
