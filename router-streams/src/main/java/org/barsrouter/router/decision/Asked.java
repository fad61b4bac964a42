package org.barsrouter.router.decision;

import java.time.Instant;
import java.util.Set;
import org.barsrouter.routing.resolve.Question.Existing;
import org.jspecify.annotations.Nullable;

/// What the router must know of a message to decide about it, and nothing more: no clock, so that
/// the same record is decided alike however often it is read.
///
/// @param target ServiceId text as it stands in the record
/// @param acceptedAt the instant of the routing decision
/// @param acceptBy appended after this instant, its sender was told otherwise
/// @param appendedAt when Kafka appended the record
/// @param existing whether it acts on what the receiver already has
public record Asked(
        String target,
        Instant acceptedAt,
        @Nullable Instant acceptBy,
        Instant appendedAt,
        Existing existing) {
    private static final Set<String> ON_EXISTING = Set.of("PUT", "PATCH", "DELETE", "GET");

    /// A message that makes something new.
    public Asked(
            String target, Instant acceptedAt, @Nullable Instant acceptBy, Instant appendedAt) {
        this(target, acceptedAt, acceptBy, appendedAt, Existing.NEW);
    }

    /// A write on a resource of the receiver, or a message that changes or cancels what an earlier
    /// one made (MessageHeader.reason, code system message-reason-bars). Cancellations are seen
    /// with either reason.
    ///
    /// @param reason code of MessageHeader.reason; absent when there is none
    public static Existing existing(String method, @Nullable String reason) {
        boolean changes = "update".equals(reason) || "delete".equals(reason);
        return changes || ON_EXISTING.contains(method) ? Existing.EXISTING : Existing.NEW;
    }

    boolean tooLate() {
        return acceptBy != null && appendedAt.isAfter(acceptBy);
    }
}
