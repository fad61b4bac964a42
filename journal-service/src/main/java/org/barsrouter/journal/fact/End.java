package org.barsrouter.journal.fact;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How a delivery ended and what its sender is told.
///
/// @param channel the topic that says so
/// @param status HTTP status of the answer, the receiver's or ours
/// @param refusalCode our own refusal code, when we answered in the receiver's place
/// @param reason why, a stable code
public record End(
        Channel channel,
        Disposition disposition,
        Instant at,
        @Nullable Integer status,
        @Nullable String refusalCode,
        @Nullable String reason) {

    /// A reply goes to the sender that waits, an outcome is pushed to it later.
    public enum Channel {
        REPLY,
        OUTCOME
    }
}
