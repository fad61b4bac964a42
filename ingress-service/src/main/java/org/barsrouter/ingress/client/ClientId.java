package org.barsrouter.ingress.client;

import java.util.Optional;
import java.util.regex.Pattern;

/// Id of an application, `iss` and `sub` of its assertions: 1 to 64 letters, digits, dots, hyphens
/// and underscores, so that it is safe in a path, a log line and a record key.
public record ClientId(String value) {
    private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public ClientId {
        if (!LEGAL.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a client id has 1 to 64 letters, digits, dots, hyphens and underscores, and begins with a letter or a digit");
        }
    }

    public static Optional<ClientId> of(String text) {
        return LEGAL.matcher(text).matches() ? Optional.of(new ClientId(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
