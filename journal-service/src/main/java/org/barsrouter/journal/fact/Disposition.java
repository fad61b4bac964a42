package org.barsrouter.journal.fact;

/// How a delivery ended.
public enum Disposition {
    DELIVERED,
    DELIVERED_DUPLICATE,
    REJECTED,
    UNKNOWN,
    EXPIRED,
    UNROUTABLE,
    POISON,
    CANCELLED;

    /// Whether the receiver has the message for certain.
    public boolean arrived() {
        return this == DELIVERED || this == DELIVERED_DUPLICATE;
    }
}
