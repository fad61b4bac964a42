package org.barsrouter.deployment.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.routing.identifier.IdentifierSystems.Directory;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.registry.SchemaRegistries;
import org.barsrouter.schemas.serde.RecordFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.ConstructorBinding;

/// The keys under `bars.` that every service of a deployment shares.
///
/// @param bootstrapServers Kafka's address, `host:port` or several with commas; must be set
/// @param environment INT, PROD or SANDBOX; has no default, so that nobody joins one by accident
/// @param schemaRegistry Confluent's own keys, `schema.registry.url` first; `bundled:` by default
/// @param identifierSystems directories of services beside the national ones, each `system` with
///   its `aliases`
/// @param kafka further settings of every Kafka client, in Kafka's own names: security
@ConfigurationProperties(prefix = "bars", ignoreUnknownFields = false)
public record BarsProperties(
        String bootstrapServers,
        Environment environment,
        Map<String, String> schemaRegistry,
        Map<String, String> kafka,
        List<Directory> identifierSystems) {

    @ConstructorBinding
    public BarsProperties(
            @Nullable String bootstrapServers,
            @Nullable Environment environment,
            @Nullable Map<String, String> schemaRegistry,
            @Nullable Map<String, String> kafka,
            @Nullable List<Directory> identifierSystems) {
        if (bootstrapServers == null || bootstrapServers.isBlank()) {
            throw new IllegalArgumentException(
                    "bars.bootstrap-servers is missing: set it to Kafka's host:port");
        }
        if (environment == null || environment == Environment.UNSPECIFIED) {
            throw new IllegalArgumentException(
                    "bars.environment is missing: set it to INT, PROD or SANDBOX");
        }
        this.bootstrapServers = bootstrapServers;
        this.environment = environment;
        this.schemaRegistry =
                schemaRegistry == null || schemaRegistry.isEmpty()
                        ? Map.of(SchemaRegistries.URL, SchemaRegistries.BUNDLED)
                        : Map.copyOf(schemaRegistry);
        this.kafka = kafka == null ? Map.of() : Map.copyOf(kafka);
        this.identifierSystems =
                identifierSystems == null ? List.of() : List.copyOf(identifierSystems);
        IdentifierSystems.national().with(this.identifierSystems);
    }

    /// A deployment that knows the national directories only.
    public BarsProperties(
            @Nullable String bootstrapServers,
            @Nullable Environment environment,
            @Nullable Map<String, String> schemaRegistry,
            @Nullable Map<String, String> kafka) {
        this(bootstrapServers, environment, schemaRegistry, kafka, null);
    }

    /// The registry of identifier systems: the national ones and the configured.
    public IdentifierSystems systems() {
        return IdentifierSystems.national().with(identifierSystems);
    }

    /// How every Kafka client connects.
    public Map<String, Object> connection() {
        Map<String, Object> connection = new HashMap<>(kafka);
        connection.put("bootstrap.servers", bootstrapServers);
        return Map.copyOf(connection);
    }

    /// How records are written and read.
    public RecordFormat format() {
        return new RecordFormat(SchemaRegistries.from(schemaRegistry), environment);
    }

    /// Passwords of the registry and of Kafka stay out of logs.
    @Override
    public String toString() {
        return "BarsProperties[" + bootstrapServers + ", " + environment + "]";
    }
}
