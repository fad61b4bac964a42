package org.barsrouter.ingress.prefer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a sender prefers (RFC 7240): an answer later, and how long delivery is worth trying.
///
/// @param waitText value of `wait`, unchecked
public record Preferences(Answering answering, Optional<String> waitText) {

    /// When the sender wants its answer.
    public enum Answering {
        NOW,
        LATER
    }

    /// Reads all `Prefer` headers; of a preference that stands there twice the first one counts.
    public static Preferences of(List<String> headers) {
        Answering answering = Answering.NOW;
        Optional<String> wait = Optional.empty();
        for (String header : headers) {
            for (String preference : QuotedList.split(header, ',')) {
                List<String> parts = QuotedList.split(preference, ';');
                String first = parts.isEmpty() ? "" : parts.getFirst();
                String name = name(first);
                if (name.equals("respond-async")) {
                    answering = Answering.LATER;
                } else if (name.equals("wait") && wait.isEmpty()) {
                    wait = Optional.of(value(first));
                }
            }
        }
        return new Preferences(answering, wait);
    }

    private static String name(String preference) {
        int equals = preference.indexOf('=');
        return (equals < 0 ? preference : preference.substring(0, equals))
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static String value(String preference) {
        int equals = preference.indexOf('=');
        String value = equals < 0 ? "" : preference.substring(equals + 1).strip();
        return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
    }
}
