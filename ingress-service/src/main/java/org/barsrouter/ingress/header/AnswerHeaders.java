package org.barsrouter.ingress.header;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Which of a receiver's response headers its sender gets: not those of the connection, and not
/// those that speak about the receiver's own host.
public final class AnswerHeaders {
    private static final Set<String> ABOUT_THE_HOST =
            Set.of("set-cookie", "alt-svc", "strict-transport-security", "server");

    private AnswerHeaders() {}

    /// The headers to pass back with both ids in them: the receiver's spelling of an id where it is
    /// the same id, else the sender's own.
    public static List<HeaderField> of(List<HeaderField> received, EchoedIds ids) {
        HopByHop hop = HopByHop.of(received);
        List<HeaderField> passed = new ArrayList<>(received.size() + 2);
        for (HeaderField field : received) {
            String name = HopByHop.lower(field.name());
            if (!hop.covers(name) && !ABOUT_THE_HOST.contains(name) && !ids.covers(field)) {
                passed.add(field);
            }
        }
        for (HeaderField own : ids.fields()) {
            passed.add(
                    received.stream().filter(field -> sameId(field, own)).findFirst().orElse(own));
        }
        return List.copyOf(passed);
    }

    /// Whether the receiver echoed an id that is not the one that it was sent.
    public static boolean echoDiffers(List<HeaderField> received, EchoedIds ids) {
        return ids.fields().stream()
                .anyMatch(own ->
                        received.stream().anyMatch(f -> f.named(own.name()) && !sameId(f, own)));
    }

    private static boolean sameId(HeaderField field, HeaderField own) {
        return field.named(own.name()) && field.value().strip().equalsIgnoreCase(own.value());
    }
}
