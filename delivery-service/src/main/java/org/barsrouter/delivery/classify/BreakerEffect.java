package org.barsrouter.delivery.classify;

/// What an attempt's result tells the breaker of its endpoint.
public enum BreakerEffect {
    /// The endpoint works.
    SUCCESS,
    /// A failure of the endpoint.
    COUNTS,
    /// Says nothing about the endpoint's health.
    NONE
}
