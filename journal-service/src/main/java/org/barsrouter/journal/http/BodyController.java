package org.barsrouter.journal.http;

import jakarta.servlet.http.HttpServletRequest;
import org.barsrouter.journal.app.ReadBody;
import org.barsrouter.journal.app.ReadBody.Outcome;
import org.barsrouter.journal.app.ReadBody.View;
import org.barsrouter.journal.refusal.JournalRefusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Shows the body of a message to whoever has the permission and says why: masked, unless the whole
/// is asked for. It is asked for by POST, so that no address and no cache holds it.
@RestController
class BodyController {
    private final ReadBody bodies;
    private final Acts acts;

    BodyController(ReadBody bodies, Acts acts) {
        this.bodies = bodies;
        this.acts = acts;
    }

    /// @param whole whether nothing is masked
    record Wish(@Nullable Boolean whole, @Nullable String actor, @Nullable String reason) {}

    record Body(String messageId, String method, boolean masked, String body) {}

    @PostMapping("/journal/v1/messages/{id}/body")
    ResponseEntity<Object> read(
            HttpServletRequest request, @PathVariable String id, @RequestBody Wish wish) {
        View view = Boolean.TRUE.equals(wish.whole()) ? View.WHOLE : View.MASKED;
        return acts.reading(
                request,
                new Acts.Said(wish.actor(), wish.reason()),
                act ->
                        MessageIds.parse(id)
                                .map(message -> answer(id, view, bodies.read(message, view, act)))
                                .orElseGet(() -> Problems.of(JournalRefusal.MESSAGE_UNKNOWN)));
    }

    private static ResponseEntity<Object> answer(String id, View view, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Shown(String method, String body) ->
                    ResponseEntity.ok()
                            .cacheControl(CacheControl.noStore())
                            .body(new Body(id, method, view == View.MASKED, body));
            case Outcome.Refused(JournalRefusal why) -> Problems.of(why);
        };
    }
}
