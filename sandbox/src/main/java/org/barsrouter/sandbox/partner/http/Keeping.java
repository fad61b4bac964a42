package org.barsrouter.sandbox.partner.http;

/// What a simulated receiver remembers of the requests it saw.
public enum Keeping {
    /// The latest 10,000 requests with their bodies, and every pair of ids.
    EVERYTHING,
    /// Every pair of ids, no requests: enough for the rule against duplicates.
    IDS,
    /// How many requests came: for benchmarks. The rule against duplicates is off.
    COUNTS
}
