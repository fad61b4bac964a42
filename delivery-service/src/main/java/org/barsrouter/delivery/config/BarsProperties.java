package org.barsrouter.delivery.config;

import java.util.Map;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.registry.SchemaRegistries;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// What every service of one deployment shares: the cluster, the environment, the registry.
@ConfigurationProperties(prefix = "bars", ignoreUnknownFields = false)
public record BarsProperties(
        String bootstrapServers, Environment environment, Map<String, String> schemaRegistry) {

    public BarsProperties(
            @Nullable String bootstrapServers,
            @Nullable Environment environment,
            @Nullable Map<String, String> schemaRegistry) {
        if (bootstrapServers == null || bootstrapServers.isBlank()) {
            throw new IllegalArgumentException(
                    "bars.bootstrap-servers is not set: give the host:port list of the Kafka cluster");
        }
        if (environment == null || environment == Environment.UNSPECIFIED) {
            throw new IllegalArgumentException(
                    "bars.environment is not set: give INT, PROD or SANDBOX");
        }
        this.bootstrapServers = bootstrapServers;
        this.environment = environment;
        this.schemaRegistry =
                schemaRegistry == null
                        ? Map.of(SchemaRegistries.URL, SchemaRegistries.BUNDLED)
                        : Map.copyOf(schemaRegistry);
    }
}
