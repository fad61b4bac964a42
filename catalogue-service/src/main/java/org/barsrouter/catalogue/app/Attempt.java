package org.barsrouter.catalogue.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.barsrouter.catalogue.change.Catalogue;
import org.barsrouter.catalogue.change.Document;
import org.barsrouter.catalogue.decide.Draft;

/// What the catalogue remembers of answered requests, so that a repeat is answered alike: written
/// in the transaction of what was asked, it can neither be lost nor be there alone.
final class Attempt {
    static final String KIND = "request";
    private static final Duration KEPT = Duration.ofHours(24);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Attempt() {}

    /// What a repeat gets; empty when the request is new or has no id.
    static Optional<ChangeOutcome> repeated(Catalogue catalogue, Caller caller, Instant now) {
        if (caller.requestId() == null) {
            return Optional.empty();
        }
        return catalogue
                .document(KIND, caller.client())
                .filter(document -> !document.isExpired(now))
                .map(Attempt::read)
                .map(known ->
                        known.path("digest").asText().equals(caller.digest())
                                ? new ChangeOutcome.Repeated(known.path("answer").toString())
                                : new ChangeOutcome.RequestReused());
    }

    private static JsonNode read(Document document) {
        try {
            return JSON.readTree(document.body());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answered request is not JSON", e);
        }
    }

    /// Keeps the answer with the draft, and drops those that nobody will ask for again.
    static void keep(Draft draft, Caller caller, JsonNode answer) {
        draft.basis().documents(KIND).stream()
                .filter(document -> document.isExpired(draft.now()))
                .forEach(document -> draft.forget(document.key()));
        if (caller.requestId() == null) {
            return;
        }
        JsonNode body =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("digest", caller.digest())
                        .set("answer", answer);
        draft.put(new Document(KIND, caller.client(), 1, body.toString(), draft.now().plus(KEPT)));
    }
}
