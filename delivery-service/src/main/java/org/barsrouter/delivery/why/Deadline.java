package org.barsrouter.delivery.why;

/// Whether a delivery will be attempted before its time is over.
public enum Deadline {
    /// The next attempt is expected with time to spare.
    SAFE,
    /// The next attempt is not expected in time, as things stand.
    AT_RISK,
    /// Its time is over.
    OVER
}
