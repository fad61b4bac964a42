package org.barsrouter.catalogue.http;

import org.barsrouter.catalogue.join.JoinRegister.Author;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Reads bodies of the joining API: a key that is not known is an error, because it is a misspelt
/// one.
@Component
class Bodies {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_REASON = 1_000;

    private final JsonMapper mapper;

    Bodies(JsonMapper mapper) {
        this.mapper = mapper;
    }

    <T> T read(String body, Class<T> type) {
        try {
            T read =
                    mapper.readerFor(type)
                            .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                            .readValue(body);
            if (read == null) {
                throw new FaultException(Fault.REQUEST_UNREADABLE, "The body is empty.");
            }
            return read;
        } catch (JacksonException e) {
            throw new FaultException(
                    Fault.REQUEST_UNREADABLE,
                    "The body cannot be read: %s.".formatted(firstLine(e.getOriginalMessage())));
        }
    }

    private static String firstLine(@Nullable String text) {
        return text == null
                ? "it is not the JSON that is expected"
                : text.lines().findFirst().orElse("");
    }

    /// Who acts.
    record Acting(@Nullable String actor, @Nullable String reason, Ids ids) {

        Author author(String source) {
            if (actor == null || actor.isBlank() || actor.length() > LONGEST_NAME) {
                throw new FaultException(
                        Fault.REQUEST_UNREADABLE,
                        "actor is missing or longer than %d characters: say who acts."
                                .formatted(LONGEST_NAME));
            }
            if (reason != null && reason.length() > LONGEST_REASON) {
                throw new FaultException(
                        Fault.REQUEST_UNREADABLE,
                        "reason is longer than %d characters.".formatted(LONGEST_REASON));
            }
            return new Author(actor.strip(), reason, source, ids.requestId(), ids.correlationId());
        }
    }

    /// Ids of the call.
    record Ids(@Nullable String requestId, @Nullable String correlationId) {
        Ids {
            if (isTooLong(requestId) || isTooLong(correlationId)) {
                throw new FaultException(
                        Fault.REQUEST_UNREADABLE,
                        "X-Request-Id or X-Correlation-Id is longer than %d characters."
                                .formatted(LONGEST_NAME));
            }
        }

        private static boolean isTooLong(@Nullable String id) {
            return id != null && id.length() > LONGEST_NAME;
        }
    }
}
