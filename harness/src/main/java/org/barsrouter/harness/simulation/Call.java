package org.barsrouter.harness.simulation;

import java.time.Duration;
import java.time.Instant;
import org.barsrouter.delivery.state.Delivery;

/// One HTTP call to a receiver.
final class Call {
    private final int owner;
    private final Delivery delivery;
    private final int number;
    private final Instant startedAt;
    private final Duration timeout;
    private boolean written;
    private boolean over;
    private Duration onItsWay = Duration.ZERO;

    Call(int owner, Delivery delivery, int number, Instant startedAt, Duration timeout) {
        this.owner = owner;
        this.delivery = delivery;
        this.number = number;
        this.startedAt = startedAt;
        this.timeout = timeout;
    }

    /// Number of the owner that makes it.
    int owner() {
        return owner;
    }

    Delivery delivery() {
        return delivery;
    }

    int number() {
        return number;
    }

    Instant startedAt() {
        return startedAt;
    }

    Duration timeout() {
        return timeout;
    }

    /// Bytes left us.
    void write() {
        written = true;
    }

    boolean written() {
        return written;
    }

    void takesItsWay(Duration way) {
        onItsWay = way;
    }

    /// Whether the network may have been slower than the caller's patience.
    boolean slowNetwork() {
        return onItsWay.plusMillis(500).compareTo(timeout) > 0;
    }

    /// Ends it; false when it had ended before.
    boolean end() {
        boolean first = !over;
        over = true;
        return first;
    }
}
