package org.barsrouter.journal.history;

import java.time.Instant;
import org.barsrouter.journal.fact.Disposition;
import org.jspecify.annotations.Nullable;

/// How a delivery ended, as far as the topics say, and which of them says so.
///
/// @param status HTTP status of the answer, the receiver's or ours
/// @param refusalCode our own refusal code, when we answered in the receiver's place
/// @param reason a stable code
public record Conclusion(
        Disposition disposition,
        Instant at,
        Basis basis,
        @Nullable Integer status,
        @Nullable String refusalCode,
        @Nullable String reason) {

    /// What the conclusion rests on, the strongest first.
    public enum Basis {
        REPLY,
        OUTCOME,
        LAST_ATTEMPT,
        APPENDED_TOO_LATE,
        DEAD_LETTER
    }
}
