package org.barsrouter.routing.resolve;

/// The rule by which an assignment was chosen, the strongest first.
public enum Via {
    /// It is known to hold the resource.
    AFFINITY,
    /// Its period is over, and what it was given it keeps until its drain ends.
    DRAIN,
    /// The lowest rank of those that fit.
    RANK,
    /// A higher rank is known to be down.
    FALLBACK
}
