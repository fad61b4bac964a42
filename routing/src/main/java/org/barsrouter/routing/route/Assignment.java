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

    /// Whether its period is over and it still keeps what it was given: changes of existing
    /// bookings go here.
    public boolean drainsAt(Instant at) {
        return period.endedBy(at) && drainUntil != null && at.isBefore(drainUntil);
    }

    /// The same assignment, ended or prolonged; it keeps its id.
    public Assignment during(Period other) {
        return new Assignment(id, rank, other, active, suspensions, drainUntil, endpoint, policy);
    }

    /// The same assignment with another state of its endpoint.
    public Assignment at(Endpoint other) {
        return new Assignment(id, rank, period, active, suspensions, drainUntil, other, policy);
    }

    public Assignment atRank(int other) {
        return new Assignment(id, other, period, active, suspensions, drainUntil, endpoint, policy);
    }

    public Assignment drainingUntil(@Nullable Instant until) {
        return new Assignment(id, rank, period, active, suspensions, until, endpoint, policy);
    }

    public Assignment suspended(List<Suspension> all) {
        return new Assignment(id, rank, period, active, all, drainUntil, endpoint, policy);
    }
}
