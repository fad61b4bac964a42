package org.barsrouter.delivery.state;

/// How a delivery ended, as far as this service ends deliveries.
public enum Disposition {
    DELIVERED,
    DELIVERED_DUPLICATE,
    REJECTED,
    UNKNOWN,
    EXPIRED,
    CANCELLED;

    /// Whether the receiver has the message.
    public boolean arrived() {
        return this == DELIVERED || this == DELIVERED_DUPLICATE;
    }
}
