package org.barsrouter.journal.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.barsrouter.journal.fact.Disposition;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.fact.Letter;
import org.barsrouter.journal.fact.Subject;
import org.barsrouter.journal.refusal.JournalRefusal;
import org.barsrouter.journal.store.JournalQueries;
import org.barsrouter.journal.store.JournalQueries.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Lists what did not arrive, the newest first.
@RestController
class DeadLetterController {
    private static final int MOST = 1000;

    private final JournalQueries queries;

    DeadLetterController(JournalQueries queries) {
        this.queries = queries;
    }

    /// @param next what to give as `after` for the next page; null on the last one
    record Page(List<Line> deadLetters, @Nullable String next) {}

    record Line(
            String deliveryId,
            @Nullable String messageId,
            @Nullable String correlationId,
            Disposition disposition,
            String reason,
            @Nullable String detail,
            @Nullable String endpointId,
            boolean senderTold,
            Instant deadAt) {

        static Line of(Fact.DeadLettered dead) {
            Letter letter = dead.letter();
            Subject subject = dead.subject();
            return new Line(
                    letter.id(),
                    subject == null ? null : subject.delivery().messageId().toString(),
                    subject == null ? null : subject.correlation().value(),
                    letter.disposition(),
                    letter.reason(),
                    letter.detail(),
                    letter.endpointId(),
                    letter.senderTold(),
                    letter.deadAt());
        }
    }

    @GetMapping("/journal/v1/dead-letters")
    ResponseEntity<Object> deadLetters(
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(defaultValue = "") String after) {
        Optional<Place> before = place(after);
        if (limit < 1 || limit > MOST) {
            return Problems.of(
                    JournalRefusal.REQUEST_INVALID,
                    "The limit must be between 1 and " + MOST + ".");
        }
        if (before.isEmpty() && !after.isEmpty()) {
            return Problems.of(
                    JournalRefusal.REQUEST_INVALID,
                    "The parameter after must be what an earlier page gave as next.");
        }
        List<Fact.DeadLettered> found = queries.deadLetters(limit + 1, before);
        List<Fact.DeadLettered> page = found.subList(0, Math.min(limit, found.size()));
        String next = found.size() > limit ? cursor(page.getLast()) : null;
        return ResponseEntity.ok(new Page(page.stream().map(Line::of).toList(), next));
    }

    private static String cursor(Fact.DeadLettered last) {
        return last.letter().deadAt().toEpochMilli()
                + "-"
                + last.at().partition()
                + "-"
                + last.at().offset();
    }

    private static Optional<Place> place(String cursor) {
        if (!cursor.matches("\\d{1,15}-\\d{1,9}-\\d{1,18}")) {
            return Optional.empty();
        }
        String[] parts = cursor.split("-", -1);
        try {
            return Optional.of(
                    new Place(
                            Instant.ofEpochMilli(Long.parseLong(parts[0])),
                            Integer.parseInt(parts[1]),
                            Long.parseLong(parts[2])));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
