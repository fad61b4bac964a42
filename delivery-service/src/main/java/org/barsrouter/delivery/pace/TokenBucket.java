package org.barsrouter.delivery.pace;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;

/// Attempts per second, with a burst of a twentieth of a second's worth, at least one: a receiver
/// that asked for 20 a second sees 21 in no second but by the network's doing. Time is passed in.
public final class TokenBucket {
    private static final double BURST_SECONDS = 0.05;
    private static final double NANOS = 1e9;

    /// One, but for what rounding loses.
    private static final double WHOLE = 1 - 1e-6;

    private OptionalDouble rate = OptionalDouble.empty();
    private double tokens;
    private Instant filledAt = Instant.EPOCH;

    /// Sets the rate; empty is unlimited.
    public void rate(OptionalDouble perSecond, Instant now) {
        if (!perSecond.equals(rate)) {
            rate = perSecond;
            tokens = perSecond.isPresent() ? burst() : 0;
            filledAt = now;
        }
    }

    public OptionalDouble rate() {
        return rate;
    }

    public boolean hasToken(Instant now) {
        if (rate.isEmpty()) {
            return true;
        }
        fill(now);
        return tokens >= WHOLE;
    }

    /// Takes a token; there must be one.
    public void take() {
        if (rate.isPresent()) {
            tokens -= 1;
        }
    }

    /// When there is one again.
    public Instant nextAt(Instant now) {
        if (hasToken(now)) {
            return now;
        }
        double missing = (1 - tokens) / rate.orElse(1);
        return now.plusNanos(Math.max(1, (long) Math.ceil(missing * NANOS)));
    }

    private void fill(Instant now) {
        if (now.isAfter(filledAt)) {
            double seconds = Duration.between(filledAt, now).toNanos() / NANOS;
            tokens = Math.min(burst(), tokens + seconds * rate.orElse(0));
            filledAt = now;
        }
    }

    private double burst() {
        return Math.max(1, rate.orElse(0) * BURST_SECONDS);
    }
}
