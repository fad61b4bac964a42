package org.barsrouter.router.config;

import java.util.Map;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.registry.SchemaRegistries;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// What every service of one deployment is told alike.
///
/// @param bootstrapServers Kafka's address, `host:port` or several with commas; must be set
/// @param environment the deployment; records and clusters of another one are refused; must be set
/// @param schemaRegistry Confluent's own keys, `schema.registry.url` first; `bundled:` by default
@ConfigurationProperties(prefix = "bars", ignoreUnknownFields = false)
public record BarsProperties(
        String bootstrapServers, Environment environment, Map<String, String> schemaRegistry) {

    public BarsProperties {
        if (bootstrapServers == null || bootstrapServers.isBlank()) {
            throw new IllegalArgumentException(
                    "bars.bootstrap-servers is missing: set it to Kafka's host:port");
        }
        if (environment == null || environment == Environment.UNSPECIFIED) {
            throw new IllegalArgumentException(
                    "bars.environment is missing: set it to INT, PROD or SANDBOX");
        }
        schemaRegistry =
                schemaRegistry == null || schemaRegistry.isEmpty()
                        ? Map.of(SchemaRegistries.URL, SchemaRegistries.BUNDLED)
                        : Map.copyOf(schemaRegistry);
    }

    /// How Kafka's clients reach the cluster.
    public Map<String, Object> connection() {
        return Map.of("bootstrap.servers", bootstrapServers);
    }

    /// The registry's password stays out of logs.
    @Override
    public String toString() {
        return "BarsProperties[" + bootstrapServers + ", " + environment + "]";
    }
}
