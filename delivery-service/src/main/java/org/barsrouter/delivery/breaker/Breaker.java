package org.barsrouter.delivery.breaker;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.barsrouter.delivery.breaker.BreakerState.Closed;
import org.barsrouter.delivery.breaker.BreakerState.HalfOpen;
import org.barsrouter.delivery.breaker.BreakerState.Open;
import org.barsrouter.delivery.schedule.RetrySchedule;
import org.barsrouter.routing.policy.Policy.Backoff;

/// Stops attempts at something that keeps failing, and lets one real message through per due time
/// to find out whether it is back.
///
/// ```
///           failures in a row                due: one probe
///  CLOSED ────────────────────▶ OPEN ────────────────────────▶ HALF-OPEN
///    ▲                           ▲  probe fails: longer wait      │ │
///    │                           └────────────────────────────────┘ │
///    └────────────────────────── the probe is answered ─────────────┘
/// ```
///
/// Attempts that were under way when it opened are not asked any more: a slow answer from before an
/// outage does not end it.
public final class Breaker {
    /// A probe that nobody heard of again, because its owner is gone, holds the turn no longer.
    private static final Duration LOST_PROBE = Duration.ofMinutes(2);

    private static final Closed SOUND = new Closed(0);

    private final Limits limits;
    private final RandomGenerator random;
    private BreakerState state = SOUND;

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
        Admission admission = ask(now);
        if (admission instanceof Admission.Admitted) {
            switch (state) {
                case Closed _ -> {}
                case Open open -> state = new HalfOpen(open, now);
                case HalfOpen(Open before, Instant _) -> state = new HalfOpen(before, now);
            }
        }
        return admission;
    }

    /// What {@link #admit} would say.
    public Admission ask(Instant now) {
        return switch (state) {
            case Closed _ -> Admission.GO;
            case Open open ->
                    now.isBefore(open.probeAt())
                            ? new Admission.Refused(open.probeAt())
                            : Admission.GO;
            case HalfOpen(Open _, Instant probedAt) ->
                    now.isBefore(probedAt.plus(LOST_PROBE))
                            ? new Admission.Refused(now.plus(limits.probe().initial()))
                            : Admission.GO;
        };
    }

    /// Whether {@link #admit} would admit.
    public boolean wouldAdmit(Instant now) {
        return state.isClosed() || ask(now) instanceof Admission.Admitted;
    }

    /// An attempt showed that it works. A failure before it does not count any more.
    public void succeeded(AttemptSample sample) {
        switch (state) {
            case Closed _ -> state = SOUND;
            case Open _ -> {}
            case HalfOpen(Open _, Instant probedAt) -> {
                if (!sample.startedAt().isBefore(probedAt)) {
                    state = SOUND;
                }
            }
        }
    }

    /// An attempt said nothing about health; as the answer to a probe it shows that somebody is
    /// there.
    public void answered(AttemptSample sample) {
        if (state instanceof HalfOpen) {
            succeeded(sample);
        }
    }

    /// One more failure in a row.
    public void failed(AttemptSample sample) {
        switch (state) {
            case Closed(int failures) -> {
                if (failures + 1 < limits.failures()) {
                    state = new Closed(failures + 1);
                } else {
                    trip(sample);
                }
            }
            case Open _ -> {}
            case HalfOpen(Open before, Instant probedAt) -> {
                if (!sample.startedAt().isBefore(probedAt)) {
                    state = opened(before.since(), before, sample);
                }
            }
        }
    }

    /// Opens at once.
    public void trip(AttemptSample sample) {
        if (state instanceof Closed(int failures)) {
            Instant now = sample.endedAt();
            Open first = new Open(now, now, failures, -1, Optional.empty());
            state = opened(now, first, sample);
        }
    }

    /// The probe did not take place after all; the next attempt may be it.
    public void probeAbandoned() {
        if (state instanceof HalfOpen(Open before, Instant _)) {
            state = before;
        }
    }

    /// For something that was failing when its lane was taken over: the next attempt is a probe.
    public void suspect(Instant now) {
        if (state instanceof Closed) {
            state = new Open(now, now, limits.failures(), 0, Optional.empty());
        }
    }

    /// What explains this outage is over: the next attempt is a probe, however long the wait was.
    public void hurry(Instant now) {
        if (state instanceof Open open && now.isBefore(open.probeAt())) {
            state = new Open(open.since(), now, open.failures(), open.openings(), open.because());
        }
    }

    /// Another instance found it down and probes it; we wait for its news.
    public void follow(Open theirs) {
        if (!(state instanceof HalfOpen)) {
            state = theirs;
        }
    }

    /// Another instance found it well.
    public void closed() {
        state = SOUND;
    }

    private Open opened(Instant since, Open before, AttemptSample sample) {
        int openings = before.openings() + 1;
        Duration wait =
                sample.retryAfter()
                        .map(RetrySchedule::wish)
                        .orElseGet(
                                () -> RetrySchedule.backoff(limits.probe(), openings + 1, random));
        return new Open(
                since,
                sample.endedAt().plus(wait),
                before.failures() + 1,
                openings,
                Optional.of(sample.classification()));
    }
}
