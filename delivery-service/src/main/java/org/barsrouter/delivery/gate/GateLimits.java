package org.barsrouter.delivery.gate;

import org.barsrouter.delivery.breaker.Breaker;

/// The limits of what a process shares.
///
/// @param breaker when an endpoint or a host counts as down
/// @param hostInFlight attempts under way to one host at most, over all lanes of the process
public record GateLimits(Breaker.Limits breaker, int hostInFlight) {
    /// As many as the HTTP client keeps connections to one host.
    public static final int HOST_IN_FLIGHT = 512;

    public GateLimits {
        if (hostInFlight < 1) {
            throw new IllegalArgumentException("a host needs at least one attempt under way");
        }
    }
}
