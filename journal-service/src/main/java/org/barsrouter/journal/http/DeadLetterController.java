package org.barsrouter.journal.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.barsrouter.journal.app.OrderControl;
import org.barsrouter.journal.control.StandingOrder;
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

/// Lists what did not arrive, the newest first; what somebody has resolved only when that is asked
/// for.
@RestController
class DeadLetterController {
    private static final int MOST = 1000;

    private final JournalQueries queries;
    private final OrderControl control;

    DeadLetterController(JournalQueries queries, OrderControl control) {
        this.queries = queries;
        this.control = control;
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
            Instant deadAt,
            @Nullable Resolved resolved) {

        static Line of(Fact.DeadLettered dead, @Nullable StandingOrder resolved) {
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
                    letter.deadAt(),
                    resolved == null
                            ? null
                            : new Resolved(
                                    resolved.act().actor(),
                                    resolved.act().reason(),
                                    resolved.act().at()));
        }
    }

    /// Somebody said that it needs nothing more.
    record Resolved(String by, String reason, Instant at) {}

    @GetMapping("/journal/v1/dead-letters")
    ResponseEntity<Object> deadLetters(
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "false") boolean resolved) {
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
        return control.resolved()
                .<ResponseEntity<Object>>map(
                        orders -> ResponseEntity.ok(new Page(lines(page, orders, resolved), next)))
                .orElseGet(() -> Problems.of(JournalRefusal.LOG_OUT_OF_REACH));
    }

    private static List<Line> lines(
            List<Fact.DeadLettered> page, Map<String, StandingOrder> orders, boolean resolved) {
        return page.stream()
                .map(dead -> Line.of(dead, orders.get(dead.letter().id())))
                .filter(line -> resolved || line.resolved() == null)
                .toList();
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
