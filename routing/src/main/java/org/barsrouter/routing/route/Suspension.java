package org.barsrouter.routing.route;

/// A time in which nothing is routed to a service or an endpoint, and why.
public record Suspension(Period period, String reason) {}
