package org.barsrouter.delivery.breaker;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.barsrouter.delivery.breaker.BreakerState.Closed;
import org.barsrouter.delivery.breaker.BreakerState.HalfOpen;
import org.barsrouter.delivery.breaker.BreakerState.Open;
import org.barsrouter.delivery.classify.BreakerEffect;
import org.barsrouter.delivery.schedule.RetrySchedule;
import org.barsrouter.routing.policy.Policy.Backoff;

/// Stops attempts at an endpoint that keeps failing, and lets one real message through per due time
/// to find out whether it is back.
///
/// ```
///           failures in a row                due: one probe
///  CLOSED ────────────────────▶ OPEN ────────────────────────▶ HALF-OPEN
///    ▲                           ▲  probe fails: longer wait      │ │
///    │                           └────────────────────────────────┘ │
///    └──────────────────────────────── any success ─────────────────┘
/// ```
public final class Breaker {
    private final Limits limits;
    private final RandomGenerator random;
    private BreakerState state = new Closed(0);

    /// When it opens and how it probes.
    ///
    /// @param failures how many failures in a row open it
    /// @param probe how the wait for the next probe grows
    public record Limits(int failures, Backoff probe) {
        public Limits {
            if (failures < 1) {
                throw new IllegalArgumentException("a breaker opens after at least one failure");
            }
        }
    }

    public Breaker(Limits limits, RandomGenerator random) {
        this.limits = limits;
        this.random = random;
    }

    public BreakerState state() {
        return state;
    }

    /// Whether an attempt may start now; the first one admitted after an opening is the probe.
    public Admission admit(Instant now) {
        return switch (state) {
            case Closed _ -> new Admission.Admitted();
            case Open open when now.isBefore(open.probeAt()) ->
                    new Admission.Refused(open.probeAt());
            case Open open -> {
                state = new HalfOpen(open);
                yield new Admission.Admitted();
            }
            case HalfOpen _ -> new Admission.Refused(now.plus(limits.probe().initial()));
        };
    }

    /// Whether {@link #admit} would admit.
    public boolean wouldAdmit(Instant now) {
        return switch (state) {
            case Closed _ -> true;
            case Open open -> !now.isBefore(open.probeAt());
            case HalfOpen _ -> false;
        };
    }

    /// An attempt ended. Whatever answered a probe shows that the endpoint is there, unless it
    /// counts as a failure.
    ///
    /// @param retryAfter the receiver's own wish, which wins over our wait
    public void record(BreakerEffect effect, Instant now, Optional<Duration> retryAfter) {
        switch (effect) {
            case SUCCESS -> state = new Closed(0);
            case NONE -> {
                if (state instanceof HalfOpen) {
                    state = new Closed(0);
                }
            }
            case COUNTS -> state = failed(now, retryAfter);
        }
    }

    /// The probe did not take place after all; the next attempt may be it.
    public void probeAbandoned() {
        if (state instanceof HalfOpen(Open before)) {
            state = before;
        }
    }

    /// For an endpoint that was failing when its lane was taken over: the next attempt is a probe.
    public void suspect(Instant now) {
        if (state instanceof Closed) {
            state = new Open(now, now, limits.failures(), 0);
        }
    }

    private BreakerState failed(Instant now, Optional<Duration> retryAfter) {
        return switch (state) {
            case Closed(int failures) ->
                    failures + 1 < limits.failures()
                            ? new Closed(failures + 1)
                            : opened(now, new Open(now, now, failures + 1, 0), retryAfter);
            case Open open -> open;
            case HalfOpen(Open before) ->
                    opened(
                            now,
                            new Open(
                                    before.since(),
                                    now,
                                    before.failures() + 1,
                                    before.openings() + 1),
                            retryAfter);
        };
    }

    private Open opened(Instant now, Open open, Optional<Duration> retryAfter) {
        Duration wait =
                retryAfter
                        .map(RetrySchedule::wish)
                        .orElseGet(() ->
                                RetrySchedule.backoff(limits.probe(), open.openings() + 1, random));
        return new Open(open.since(), now.plus(wait), open.failures(), open.openings());
    }
}
