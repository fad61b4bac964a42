package org.barsrouter.harness.simulation;

/// Whether an earlier owner of a partition can still write to it.
enum Fence {
    HOLDS,
    /// Planted: to see that the promises need it.
    MISSING
}
