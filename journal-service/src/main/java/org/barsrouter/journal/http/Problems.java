package org.barsrouter.journal.http;

import org.barsrouter.journal.kafka.ReadingState.Lag;
import org.barsrouter.journal.refusal.JournalRefusal;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/// Refusals as problem documents (RFC 9457), each with its stable code.
final class Problems {
    private Problems() {}

    static ResponseEntity<Object> of(JournalRefusal refusal) {
        return of(refusal, refusal.text());
    }

    static ResponseEntity<Object> of(JournalRefusal refusal, String detail) {
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(refusal.status()), detail);
        problem.setProperty("code", refusal.code());
        return ResponseEntity.status(refusal.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    /// Not found, with how far the journal is behind: it may only not have read that far.
    static ResponseEntity<Object> unknown(JournalRefusal refusal, Lag lag) {
        String behind =
                lag.records() == 0
                        ? " It has read all that stands in the topics; very new messages take a"
                                + " moment, and very old ones have expired."
                        : " It is %d records (%d s) behind: ask again shortly."
                                .formatted(lag.records(), lag.time().toSeconds());
        return of(refusal, refusal.text() + behind);
    }
}
