package org.barsrouter.routing.route;

/// A time in which nothing is routed to a service or an endpoint, and why.
public record Suspension(Period period, String reason, Cause cause) {

    /// What was suspended.
    public enum Cause {
        /// This assignment or endpoint.
        ITSELF,
        /// The supplier, with all its endpoints.
        SUPPLIER
    }

    public Suspension(Period period, String reason) {
        this(period, reason, Cause.ITSELF);
    }
}
