package org.barsrouter.router.decision;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the router must know of a message to decide about it, and nothing more: no clock, so that
/// the same record is decided alike however often it is read.
///
/// @param target ServiceId text as it stands in the record
/// @param acceptedAt the instant of the routing decision
/// @param acceptBy appended after this instant, its sender was told otherwise
/// @param appendedAt when Kafka appended the record
public record Asked(
        String target, Instant acceptedAt, @Nullable Instant acceptBy, Instant appendedAt) {

    boolean tooLate() {
        return acceptBy != null && appendedAt.isAfter(acceptBy);
    }
}
