package org.barsrouter.journal.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.barsrouter.journal.fact.Disposition;
import org.barsrouter.journal.history.MessageState;

/// What a message can be looked for by: each is compared whole, never as a pattern.
public enum Term {
    REQUEST_ID("requestId", Kind.TEXT),
    CORRELATION_ID("correlationId", Kind.TEXT),
    /// `system|value`, or the value alone.
    SERVICE("service", Kind.TEXT),
    ODS("ods", Kind.TEXT),
    HOST("host", Kind.TEXT),
    /// Of the latest attempt.
    ENDPOINT("endpoint", Kind.TEXT),
    REASON("reason", Kind.TEXT),
    CLIENT("client", Kind.TEXT),
    STATUS("status", Kind.HTTP_STATUS),
    USE_CONTEXT("useContext", Kind.TEXT),
    EVENT("event", Kind.TEXT),
    DISPOSITION("disposition", Kind.DISPOSITION),
    STATE("state", Kind.STATE);

    private final String parameter;
    private final Kind kind;

    private enum Kind {
        TEXT,
        HTTP_STATUS,
        DISPOSITION,
        STATE
    }

    Term(String parameter, Kind kind) {
        this.parameter = parameter;
        this.kind = kind;
    }

    /// Its name in a query.
    public String parameter() {
        return parameter;
    }

    static Optional<Term> named(String parameter) {
        return Arrays.stream(values()).filter(t -> t.parameter.equals(parameter)).findFirst();
    }

    /// What is wrong with a value, as a sentence.
    Optional<String> fault(String value) {
        return switch (kind) {
            case TEXT -> Optional.empty();
            case STATE -> outside(MessageState.values(), value);
            case DISPOSITION -> outside(Disposition.values(), value);
            case HTTP_STATUS ->
                    value.matches("[1-5]\\d\\d")
                            ? Optional.empty()
                            : Optional.of("The status must be an HTTP status, such as 503.");
        };
    }

    /// The value as the journal keeps it.
    String canonical(String value) {
        return switch (kind) {
            case TEXT, HTTP_STATUS -> value;
            case STATE, DISPOSITION -> value.toUpperCase(Locale.ROOT);
        };
    }

    private Optional<String> outside(Enum<?>[] known, String value) {
        boolean fits = Arrays.stream(known).anyMatch(one -> one.name().equalsIgnoreCase(value));
        return fits
                ? Optional.empty()
                : Optional.of(
                        "The %s must be one of %s."
                                .formatted(
                                        parameter,
                                        Arrays.stream(known)
                                                .map(one -> one.name().toLowerCase(Locale.ROOT))
                                                .collect(Collectors.joining(", "))));
    }
}
