package org.barsrouter.ingress.header;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Headers that belong to one connection and are never passed on (RFC 9110 section 7.6.1).
final class HopByHop {
    private static final Set<String> ALWAYS =
            Set.of(
                    "connection",
                    "keep-alive",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade",
                    "content-length",
                    "proxy-connection");

    private final Set<String> named;

    private HopByHop(Set<String> named) {
        this.named = named;
    }

    /// The rules for one message: its `Connection` header may name more of them.
    static HopByHop of(List<HeaderField> fields) {
        Set<String> named = new HashSet<>();
        for (HeaderField field : fields) {
            if (field.named("connection")) {
                for (String token : field.value().split(",", -1)) {
                    named.add(lower(token.strip()));
                }
            }
        }
        return new HopByHop(named);
    }

    /// Whether a header ends here.
    ///
    /// @param lowerName the header's name in lower case
    boolean covers(String lowerName) {
        return ALWAYS.contains(lowerName)
                || lowerName.startsWith("proxy-")
                || named.contains(lowerName);
    }

    static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
