package org.barsrouter.journal.http;

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

    ReplayController(ReplayDeadLetter replays) {
        this.replays = replays;
    }

    /// @param force overrides objections that an operator may know better
    record Wish(
            @Nullable String deliveryId,
            @Nullable String actor,
            @Nullable String reason,
            @Nullable Boolean force) {}

    record Accepted(String deliveryId, String messageId, String replayOf) {}

    @PostMapping("/journal/v1/replays")
    ResponseEntity<Object> replay(@RequestBody Wish wish) {
        String missing = missing(wish);
        if (missing != null) {
            return Problems.of(JournalRefusal.REQUEST_INVALID, missing);
        }
        return switch (replays.replay(wish(wish))) {
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

    private static ReplayWish wish(Wish wish) {
        return new ReplayWish(
                Wishes.text(wish.deliveryId()),
                Wishes.text(wish.actor()),
                Wishes.text(wish.reason()),
                Boolean.TRUE.equals(wish.force())
                        ? ReplayWish.Strength.FORCED
                        : ReplayWish.Strength.CAREFUL);
    }

    private static @Nullable String missing(Wish wish) {
        if (Wishes.text(wish.deliveryId()).isEmpty()) {
            return "Say which dead letter: deliveryId is missing.";
        }
        return Wishes.missing(wish.actor(), wish.reason());
    }
}
