package org.barsrouter.routing.route;

import java.time.Instant;
import java.util.List;
import org.barsrouter.routing.policy.PolicyOverrides;
import org.jspecify.annotations.Nullable;

/// A service uses an endpoint for a period at a rank, 1 first.
///
/// @param drainUntil until when changes of existing bookings still go here after the period's end
public record Assignment(
        String id,
        int rank,
        Period period,
        boolean active,
        List<Suspension> suspensions,
        @Nullable Instant drainUntil,
        Endpoint endpoint,
        PolicyOverrides policy) {

    public Assignment {
        suspensions = List.copyOf(suspensions);
    }

    public boolean suspendedAt(Instant at) {
        return !active
                || suspensions.stream().anyMatch(suspension -> suspension.period().covers(at));
    }
}
