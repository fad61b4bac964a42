package org.barsrouter.journal.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.barsrouter.journal.fact.Disposition;
import org.barsrouter.journal.history.MessageState;
import org.barsrouter.journal.history.Summary;

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

    /// The value that a message has.
    public Optional<String> of(Summary line) {
        Optional<Summary.Sent> sent = Optional.ofNullable(line.sent());
        Summary.Standing standing = line.standing();
        return switch (this) {
            case REQUEST_ID -> Optional.of(line.identity().request().value());
            case CORRELATION_ID -> Optional.of(line.identity().correlation().value());
            case SERVICE -> sent.map(Summary.Sent::target);
            case ODS -> sent.flatMap(one -> Optional.ofNullable(one.sender().odsCode()));
            case HOST -> Optional.ofNullable(line.trace().host());
            case ENDPOINT -> Optional.ofNullable(line.trace().endpointId());
            case REASON -> Optional.ofNullable(standing.reason());
            case CLIENT -> sent.map(one -> one.sender().clientId());
            case STATUS -> Optional.ofNullable(standing.status()).map(String::valueOf);
            case USE_CONTEXT -> sent.flatMap(one -> Optional.ofNullable(one.useContext()));
            case EVENT -> sent.flatMap(one -> Optional.ofNullable(one.event()));
            case DISPOSITION -> Optional.ofNullable(standing.disposition()).map(Enum::name);
            case STATE -> Optional.of(standing.state().name());
        };
    }

    /// Whether a message has a value that is looked for; of a service, the value alone will do.
    boolean fits(Summary line, String wanted) {
        return of(line).filter(value ->
                        value.equals(wanted)
                                || (this == SERVICE
                                        && Summary.Sent.serviceValue(value).equals(wanted)))
                .isPresent();
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
