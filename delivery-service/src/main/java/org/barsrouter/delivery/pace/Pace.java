package org.barsrouter.delivery.pace;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.barsrouter.delivery.schedule.RetrySchedule;
import org.jspecify.annotations.Nullable;

/// How many attempts may be under way at once, below the cap: one after an outage, one more with
/// each answer (doubling per round trip), half after a failure or a `429`, all again once the cap
/// is reached. A receiver that comes back is not run over.
public final class Pace {
    private static final Duration BETWEEN_CUTS = Duration.ofSeconds(1);

    private double allowed = Double.MAX_VALUE;
    private boolean cautious;
    private @Nullable Instant heldUntil;
    private @Nullable Instant lastCut;

    /// An outage is over.
    public void restart() {
        allowed = 1;
        cautious = false;
    }

    /// How many of the cap's slots may be used.
    public int allowed(int cap) {
        return (int) Math.min(cap, allowed);
    }

    public boolean isSlowed() {
        return allowed != Double.MAX_VALUE;
    }

    /// Nothing starts before this instant: the receiver asked for it.
    public Optional<Instant> heldUntil(Instant now) {
        Instant until = heldUntil;
        return until != null && now.isBefore(until) ? Optional.of(until) : Optional.empty();
    }

    /// An attempt was answered.
    public void succeeded(int cap) {
        if (isSlowed()) {
            allowed += cautious ? 1 / allowed : 1;
            if (allowed >= cap) {
                allowed = Double.MAX_VALUE;
                cautious = false;
            }
        }
    }

    /// An attempt failed while we were slow already: slower.
    public void failed(Instant now) {
        if (isSlowed()) {
            cut(now, allowed);
        }
    }

    /// The receiver answered `429`: half of what is under way, and nothing before its wish.
    public void throttled(Instant now, int inFlight, Optional<Duration> wish) {
        cut(now, Math.min(allowed, inFlight));
        wish.map(RetrySchedule::wish).map(now::plus).ifPresent(until -> heldUntil = until);
    }

    /// Failures that come together are one reason to slow down, not many.
    private void cut(Instant now, double from) {
        Instant last = lastCut;
        if (last == null || !now.isBefore(last.plus(BETWEEN_CUTS))) {
            allowed = Math.max(1, from / 2);
            cautious = true;
            lastCut = now;
        }
    }
}
