package org.barsrouter.schemas.registry;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Chooses the registry from Confluent's own configuration keys.
public final class SchemaRegistries {
    /// Confluent's key for the address; `bundled:` means our own jar.
    public static final String URL = "schema.registry.url";

    /// Confluent's key for `user:password`.
    public static final String USER_INFO = "basic.auth.user.info";

    public static final String BUNDLED = "bundled:";

    private static final Duration READERS_PATIENCE = Duration.ofMinutes(4);

    private SchemaRegistries() {}

    /// @throws IllegalArgumentException when the address is neither `bundled:` nor http(s)
    public static SchemaRegistry from(Map<String, String> configuration) {
        String url = configuration.getOrDefault(URL, BUNDLED);
        if (url.equals(BUNDLED)) {
            return new BundledRegistry();
        }
        if (!url.startsWith("http://") && !url.startsWith("https://")) {
            throw new IllegalArgumentException(
                    URL + " must be " + BUNDLED + " or the http(s) address of a registry");
        }
        SchemaRegistry server =
                new HttpRegistry(
                        URI.create(url), Optional.ofNullable(configuration.get(USER_INFO)));
        return new PatientRegistry(server, READERS_PATIENCE);
    }
}
