package org.barsrouter.ingress.config;

import java.util.Map;
import org.barsrouter.schemas.avro.Environment;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings that every service of one deployment shares.
///
/// @param bootstrapServers Kafka, `host:port` and commas
/// @param environment INT, PROD or SANDBOX; has no default, so that nobody joins one by accident
/// @param schemaRegistry Confluent's own keys; `schema.registry.url` is `bundled:` by default
@ConfigurationProperties(prefix = "bars", ignoreUnknownFields = false)
public record BarsProperties(
        String bootstrapServers, Environment environment, Map<String, String> schemaRegistry) {

    public BarsProperties(
            @DefaultValue("localhost:9092") String bootstrapServers,
            @Nullable Environment environment,
            @DefaultValue Map<String, String> schemaRegistry) {
        if (bootstrapServers.isBlank()) {
            throw new IllegalArgumentException(
                    "bars.bootstrap-servers must name the Kafka brokers as host:port");
        }
        if (environment == null || environment == Environment.UNSPECIFIED) {
            throw new IllegalArgumentException("bars.environment must be INT, PROD or SANDBOX");
        }
        this.bootstrapServers = bootstrapServers;
        this.environment = environment;
        this.schemaRegistry = Map.copyOf(schemaRegistry);
    }

    /// How Kafka clients connect.
    public Map<String, Object> connection() {
        return Map.of("bootstrap.servers", bootstrapServers);
    }
}
