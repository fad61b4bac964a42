package org.barsrouter.delivery.receiver;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Which headers cross this hop (RFC 9110 section 7.6.1) and which must never reach a receiver.
final class Headers {
    private static final Set<String> HOP_BY_HOP =
            Set.of(
                    "connection",
                    "keep-alive",
                    "proxy-authenticate",
                    "proxy-authorization",
                    "proxy-connection",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade",
                    "content-length");

    /// A compressed answer could not be looked into, and the token is the sender's secret.
    private static final Set<String> NEVER_FORWARDED =
            Set.of("authorization", "host", "expect", "accept-encoding", "apikey");

    private Headers() {}

    static List<HeaderField> towardsReceiver(List<HeaderField> headers) {
        return acrossHop(headers).stream()
                .filter(header -> !NEVER_FORWARDED.contains(lower(header.name())))
                .toList();
    }

    static List<HeaderField> acrossHop(List<HeaderField> headers) {
        Set<String> named =
                headers.stream()
                        .filter(header -> header.is("Connection"))
                        .flatMap(header -> Arrays.stream(header.value().split(",", -1)))
                        .map(name -> lower(name.strip()))
                        .collect(Collectors.toSet());
        return headers.stream()
                .filter(header ->
                        !HOP_BY_HOP.contains(lower(header.name()))
                                && !named.contains(lower(header.name())))
                .toList();
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
