package org.barsrouter.journal.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.barsrouter.journal.deed.AuditQuestion;
import org.barsrouter.journal.deed.Deed;
import org.barsrouter.journal.deed.Entry;
import org.barsrouter.journal.kafka.AuditReader;
import org.barsrouter.journal.refusal.JournalRefusal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tells who did what, the newest first.
@RestController
class AuditController {
    private static final int MOST = 1000;

    private final AuditReader audit;

    AuditController(AuditReader audit) {
        this.audit = audit;
    }

    /// @param next what to give as `after` for the next page; null on the last one
    record Page(List<Line> entries, @Nullable Long next) {}

    /// @param offset its place in the topic
    record Line(
            long offset,
            Instant at,
            String actor,
            @Nullable String role,
            String action,
            String subject,
            String reason,
            String result) {

        static Line of(Entry entry) {
            Deed deed = entry.deed();
            return new Line(
                    entry.offset(),
                    deed.act().at(),
                    deed.act().actor(),
                    deed.act().role(),
                    deed.action(),
                    deed.subject(),
                    deed.act().reason(),
                    deed.result());
        }
    }

    /// What may be asked.
    record Terms(
            @Nullable String actor,
            @Nullable String action,
            @Nullable String subject,
            @Nullable String from,
            @Nullable String until,
            @Nullable Long after,
            @Nullable Integer limit) {

        AuditQuestion question() {
            return new AuditQuestion(
                    given(actor),
                    given(action),
                    given(subject),
                    given(from).map(Instant::parse),
                    given(until).map(Instant::parse),
                    Optional.ofNullable(after),
                    limit == null ? 50 : limit);
        }

        private static Optional<String> given(@Nullable String text) {
            return Optional.of(Acts.text(text)).filter(value -> !value.isEmpty());
        }
    }

    @GetMapping("/journal/v1/audit")
    ResponseEntity<Object> entries(Terms terms) {
        AuditQuestion question;
        try {
            question = terms.question();
        } catch (DateTimeException e) {
            return Problems.of(
                    JournalRefusal.REQUEST_INVALID,
                    "From and until must be instants, such as 2026-11-23T10:02:11Z.");
        }
        if (question.limit() < 1 || question.limit() > MOST) {
            return Problems.of(
                    JournalRefusal.REQUEST_INVALID,
                    "The limit must be between 1 and " + MOST + ".");
        }
        return audit.read(question)
                .<ResponseEntity<Object>>map(page ->
                        ResponseEntity.ok(
                                new Page(
                                        page.entries().stream().map(Line::of).toList(),
                                        page.next().orElse(null))))
                .orElseGet(() -> Problems.of(JournalRefusal.LOG_OUT_OF_REACH));
    }
}
