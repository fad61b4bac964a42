package org.barsrouter.console.page;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A field of the search, in the order of the form.
///
/// @param name as the journal calls the term
/// @param type of the input; `select` for a choice
/// @param choices values that there are; empty for free text
public record SearchField(
        String name, String label, String hint, String type, List<String> choices) {

    static final List<String> STATES =
            List.of("accepted", "waiting", "delivered", "dead", "resolved", "failed");
    static final List<String> DISPOSITIONS =
            List.of(
                    "DELIVERED",
                    "DELIVERED_DUPLICATE",
                    "REJECTED",
                    "UNKNOWN",
                    "EXPIRED",
                    "UNROUTABLE",
                    "POISON",
                    "CANCELLED");

    /// All of them.
    public static final List<SearchField> ALL =
            List.of(
                    choice("state", "State", STATES),
                    text("requestId", "Request id", "The sender’s X-Request-Id"),
                    text("correlationId", "Correlation id", "The sender’s X-Correlation-Id"),
                    text(
                            "service",
                            "Receiving service",
                            "System and value with | between, or the value"),
                    text("ods", "Sending organisation", "ODS code, such as X26"),
                    text("client", "Sending application", "Its client id"),
                    text("event", "Event", "Such as servicerequest-request"),
                    text("useContext", "Use context", "The use-context header"),
                    text("reason", "Reason", "Why it waits or ended, such as BREAKER_OPEN"),
                    text("host", "Host", "Of the latest attempt, with its port"),
                    text("status", "HTTP status", "Three digits, such as 503"),
                    choice("disposition", "How it ended", DISPOSITIONS),
                    time("from", "Not before"),
                    time("until", "Before"));

    private static SearchField text(String name, String label, String hint) {
        return new SearchField(name, label, hint, "text", List.of());
    }

    private static SearchField choice(String name, String label, List<String> choices) {
        return new SearchField(name, label, "", "select", choices);
    }

    private static SearchField time(String name, String label) {
        return new SearchField(name, label, "UK time", "datetime-local", List.of());
    }

    boolean isTime() {
        return type.equals("datetime-local");
    }

    /// Values of a service are numbers of ten digits too.
    boolean mayHoldTenDigits() {
        return name.equals("service");
    }

    /// A choice in words.
    public String words(String choice) {
        return Words.of(choice);
    }

    /// Ids of what explains the field, as `aria-describedby` wants them; null when nothing does.
    public @Nullable String describedBy(String fault) {
        String ids =
                Stream.of(
                                hint.isEmpty() ? "" : name + "-hint",
                                fault.isEmpty() ? "" : name + "-error")
                        .filter(id -> !id.isEmpty())
                        .collect(Collectors.joining(" "));
        return ids.isEmpty() ? null : ids;
    }
}
