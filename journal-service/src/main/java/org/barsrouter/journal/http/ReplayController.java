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
    private static final int LONGEST = 500;

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
                text(wish.deliveryId()),
                text(wish.actor()),
                text(wish.reason()),
                Boolean.TRUE.equals(wish.force())
                        ? ReplayWish.Strength.FORCED
                        : ReplayWish.Strength.CAREFUL);
    }

    private static @Nullable String missing(Wish wish) {
        if (text(wish.deliveryId()).isEmpty()) {
            return "Say which dead letter: deliveryId is missing.";
        }
        if (text(wish.actor()).isEmpty()) {
            return "Say who asks: actor is missing.";
        }
        if (text(wish.reason()).isEmpty()) {
            return "Say why: reason is missing, and the audit keeps it.";
        }
        boolean tooLong =
                text(wish.actor()).length() > LONGEST || text(wish.reason()).length() > LONGEST;
        return tooLong ? "Actor and reason may have " + LONGEST + " characters at most." : null;
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
