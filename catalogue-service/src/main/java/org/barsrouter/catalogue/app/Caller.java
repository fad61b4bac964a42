package org.barsrouter.catalogue.app;

import org.barsrouter.catalogue.change.Actor;
import org.jspecify.annotations.Nullable;

/// Who calls a use case, from where, and with which ids.
///
/// @param source `api`, `fhir`, or `csv:` and a file's name
/// @param requestId X-Request-Id: repeats within a day get the same answer
/// @param digest SHA-256 of what was asked, so that a request id is not used for two things
public record Caller(
        Actor actor,
        String source,
        @Nullable String requestId,
        @Nullable String correlationId,
        String digest) {

    /// What names the client in the memory of answered requests.
    String client() {
        String client = actor.client() == null ? actor.name() : actor.client();
        return client + "|" + (requestId == null ? "" : requestId);
    }
}
