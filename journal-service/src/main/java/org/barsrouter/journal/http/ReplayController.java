package org.barsrouter.journal.http;

import jakarta.servlet.http.HttpServletRequest;
import org.barsrouter.journal.app.ReplayDeadLetter;
import org.barsrouter.journal.refusal.JournalRefusal;
import org.barsrouter.journal.replay.ReplayOutcome;
import org.barsrouter.journal.replay.ReplayWish;
import org.barsrouter.schemas.id.DeliveryId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Takes an operator's wish to replay a dead letter.
@RestController
class ReplayController {
    private final ReplayDeadLetter replays;
    private final Acts acts;

    ReplayController(ReplayDeadLetter replays, Acts acts) {
        this.replays = replays;
        this.acts = acts;
    }

    /// @param force overrides objections that an operator may know better
    record Wish(
            @Nullable String deliveryId,
            @Nullable String actor,
            @Nullable String reason,
            @Nullable Boolean force) {}

    record Accepted(String deliveryId, String messageId, String replayOf) {}

    @PostMapping("/journal/v1/replays")
    ResponseEntity<Object> replay(HttpServletRequest request, @RequestBody Wish wish) {
        String deliveryId = Acts.text(wish.deliveryId());
        if (deliveryId.isEmpty()) {
            return Problems.of(
                    JournalRefusal.REQUEST_INVALID,
                    "Say which dead letter: deliveryId is missing.");
        }
        ReplayWish.Strength strength =
                Boolean.TRUE.equals(wish.force())
                        ? ReplayWish.Strength.FORCED
                        : ReplayWish.Strength.CAREFUL;
        return acts.by(
                request,
                new Acts.Said(wish.actor(), wish.reason()),
                act -> replayed(new ReplayWish(deliveryId, act, strength)));
    }

    private ResponseEntity<Object> replayed(ReplayWish wish) {
        return switch (replays.replay(wish)) {
            case ReplayOutcome.Appended(DeliveryId next, DeliveryId old) ->
                    ResponseEntity.accepted()
                            .body(
                                    new Accepted(
                                            next.toString(),
                                            next.messageId().toString(),
                                            old.toString()));
            case ReplayOutcome.Refused(JournalRefusal why) -> Problems.of(why);
        };
    }
}
