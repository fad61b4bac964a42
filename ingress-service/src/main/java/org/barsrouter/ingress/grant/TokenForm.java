package org.barsrouter.ingress.grant;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The fields of a token request, `application/x-www-form-urlencoded`. A field that stands there
/// twice is refused (RFC 6749 section 3.2), an empty one counts as absent.
public final class TokenForm {
    private final Map<String, String> fields;

    private TokenForm(Map<String, String> fields) {
        this.fields = fields;
    }

    /// Reads it; empty when it is no form or a field stands there twice.
    static Optional<TokenForm> parse(String body) {
        Map<String, String> fields = new HashMap<>();
        try {
            for (String pair : body.strip().split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals < 1) {
                    if (pair.isEmpty()) {
                        continue;
                    }
                    return Optional.empty();
                }
                String name = decoded(pair.substring(0, equals));
                if (fields.put(name, decoded(pair.substring(equals + 1))) != null) {
                    return Optional.empty();
                }
            }
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        return Optional.of(new TokenForm(fields));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name)).filter(value -> !value.isEmpty());
    }
}
