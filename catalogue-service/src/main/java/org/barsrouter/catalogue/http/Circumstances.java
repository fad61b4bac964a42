package org.barsrouter.catalogue.http;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.barsrouter.routing.resolve.Question;
import org.barsrouter.routing.resolve.Question.Existing;
import org.jspecify.annotations.Nullable;

/// Under which circumstances a route is explained; what is absent is a new BaRS message now.
///
/// @param at instant in ISO 8601
/// @param op `new`, or `existing` for a change of what the receiver has
/// @param connectionType such as `hl7-fhir-rest`
/// @param payloadType such as `bars` or `careconnect`
/// @param version BaRS version that the sender speaks
/// @param changeSet an unapplied change-set, as if it were applied
public record Circumstances(
        @Nullable String at,
        @Nullable String op,
        @Nullable String connectionType,
        @Nullable String payloadType,
        @Nullable String version,
        @Nullable String changeSet) {

    public Question question(Instant instant) {
        String operation = Objects.requireNonNullElse(op, "new").toUpperCase(Locale.ROOT);
        if (!operation.equals("NEW") && !operation.equals("EXISTING")) {
            throw new FaultException(Fault.REQUEST_UNREADABLE, "op is new or existing.");
        }
        return new Question(
                        instant,
                        Objects.requireNonNullElse(connectionType, Question.BARS_CONNECTION),
                        Objects.requireNonNullElse(payloadType, Question.BARS_PAYLOAD),
                        Existing.valueOf(operation))
                .inVersion(version);
    }
}
