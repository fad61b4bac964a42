package org.barsrouter.delivery.gate;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.barsrouter.delivery.breaker.Admission;
import org.barsrouter.delivery.breaker.AttemptSample;
import org.barsrouter.delivery.breaker.Breaker;
import org.barsrouter.delivery.breaker.BreakerState;
import org.barsrouter.delivery.breaker.Subject;
import org.barsrouter.delivery.breaker.Voices;
import org.barsrouter.delivery.pace.Pace;
import org.barsrouter.delivery.pace.TokenBucket;
import org.barsrouter.schemas.id.Lane;
import org.jspecify.annotations.Nullable;

/// What stands before an endpoint or a host, for all lanes of this process: its breaker, and for a
/// host its cap with slow start and fair shares. Any thread may ask; nothing in here waits.
public final class Gate {
    /// Whose probe has failed lets another one go first, so that one dead service behind an
    /// endpoint that is back does not keep it closed.
    private static final Duration COURTESY = Duration.ofSeconds(1);

    private static final Duration SHORT_PAUSE = Duration.ofMillis(50);

    /// Lanes look again when an operator lifts a pause; this is for the news that went astray.
    private static final Duration PAUSED_LOOK = Duration.ofSeconds(5);

    private final Subject subject;
    private final int cap;
    private final Breaker breaker;
    private final Voices voices = new Voices();
    private final Pace pace = new Pace();
    private final @Nullable Crowd crowd;
    private final TokenBucket rate = new TokenBucket();
    private Orders orders = Orders.NONE;
    private @Nullable Object prober;
    private @Nullable Object failedProber;
    private @Nullable Instant lastWorked;
    private boolean openedByVoices;
    private boolean tried;
    private boolean following;
    private int inFlight;
    private int recoveries;

    /// What an attempt says about what stands behind the gate.
    public enum Verdict {
        /// It works.
        WORKS,
        /// Somebody answered; no more is known.
        ANSWERED,
        /// A failure of this very thing.
        FAILED_HERE,
        /// A failure of something behind it: counts when enough others fail too.
        FAILED_BELOW
    }

    /// A breaker went from one kind of state to another.
    public record Moved(BreakerState before, BreakerState after) {}

    Gate(Subject subject, GateLimits limits, RandomGenerator random) {
        this.subject = subject;
        this.breaker = new Breaker(limits.breaker(), random);
        boolean host = subject instanceof Subject.Host;
        this.cap = host ? limits.hostInFlight() : Integer.MAX_VALUE;
        this.crowd = host ? new Crowd() : null;
    }

    public Subject subject() {
        return subject;
    }

    public synchronized BreakerState state() {
        return breaker.state();
    }

    /// Whether more than one party was heard lately: then one that fails does not speak for all.
    public synchronized boolean isShared() {
        return voices.size() > 1;
    }

    /// How often it has come back: whoever has seen fewer starts slowly.
    public synchronized int recoveries() {
        return recoveries;
    }

    /// Asks for an attempt; granted, a slot is taken until {@link #leave}.
    ///
    /// @param party the service at an endpoint, the endpoint at a host
    public synchronized Leave enter(Object party, Lane lane, Instant now) {
        if (orders.isPaused()) {
            return paused(now);
        }
        boolean closed = breaker.state().isClosed();
        if (!closed) {
            Instant until = probeAt(party, now);
            if (until != null) {
                return new Leave.Down(until, subject);
            }
            prober = party;
        } else if (isFull(lane, now)) {
            return new Leave.NotNow(now.plus(SHORT_PAUSE));
        } else if (rate.hasToken(now)) {
            rate.take();
        } else {
            return new Leave.NotNow(rate.nextAt(now));
        }
        breaker.admit(now);
        inFlight++;
        if (crowd != null) {
            crowd.in(lane);
        }
        return Leave.GO;
    }

    /// Whether {@link #enter} might be granted to somebody; takes nothing.
    public synchronized Leave ask(Lane lane, Instant now) {
        if (orders.isPaused()) {
            return paused(now);
        }
        if (!breaker.state().isClosed()) {
            return breaker.ask(now) instanceof Admission.Refused(Instant until)
                    ? new Leave.Down(until, subject)
                    : Leave.GO;
        }
        if (isFull(lane, now)) {
            return new Leave.NotNow(now.plus(SHORT_PAUSE));
        }
        return rate.hasToken(now) ? Leave.GO : new Leave.NotNow(rate.nextAt(now));
    }

    private Leave paused(Instant now) {
        return new Leave.Paused(now.plus(PAUSED_LOOK), subject);
    }

    /// What operators want of it now.
    public synchronized void order(UnaryOperator<Orders> change, Instant now) {
        orders = change.apply(orders);
        rate.rate(orders.perSecond(), now);
    }

    /// An attempt is over, or did not take place.
    public synchronized void leave(Lane lane) {
        inFlight--;
        if (crowd != null) {
            crowd.out(lane);
        }
    }

    /// The attempt did not take place; if it was the probe, another one may be it.
    public synchronized void abandon(Lane lane) {
        leave(lane);
        breaker.probeAbandoned();
    }

    /// An attempt ended.
    ///
    /// @param party the service at an endpoint, the endpoint at a host
    public synchronized Optional<Moved> record(
            Verdict verdict, Object party, AttemptSample sample) {
        tried = true;
        BreakerState before = breaker.state();
        boolean down = !before.isClosed();
        boolean failed = verdict == Verdict.FAILED_HERE || verdict == Verdict.FAILED_BELOW;
        voices.heard(party, failed ? Voices.Verdict.FAILED : Voices.Verdict.WORKS);
        switch (verdict) {
            case WORKS -> {
                lastWorked = sample.endedAt();
                breaker.succeeded(sample);
                pace.succeeded(cap);
            }
            case ANSWERED -> {
                breaker.answered(sample);
                pace.succeeded(cap);
            }
            case FAILED_HERE -> {
                breaker.failed(sample);
                pace.failed(sample.endedAt());
            }
            case FAILED_BELOW -> failedBelow(sample);
        }
        if (down && breaker.state().isClosed()) {
            lastWorked = sample.endedAt();
        }
        return moved(before);
    }

    /// Was failing when a lane of it was taken over; nobody here has tried it yet.
    public synchronized Optional<Moved> suspect(Instant now) {
        BreakerState before = breaker.state();
        if (!tried) {
            breaker.suspect(now);
        }
        return moved(before);
    }

    /// What explained its outage is over: it is probed at once.
    public synchronized void hurry(Instant now) {
        breaker.hurry(now);
        failedProber = null;
    }

    /// An instance found it down: another one, or we ourselves, whose own words come back. Our own
    /// evidence wins: what has worked for us since then, or an outage that we found first.
    public synchronized Optional<Moved> follow(BreakerState.Open theirs) {
        BreakerState before = breaker.state();
        boolean worked = lastWorked != null && lastWorked.isAfter(theirs.since());
        Instant ours = since(before);
        boolean news =
                ours == null
                        || ours.isAfter(theirs.since())
                        || (following && ours.equals(theirs.since()));
        if (!worked && news) {
            tried = true;
            following = true;
            breaker.follow(theirs);
        }
        return moved(before);
    }

    /// To the millisecond, as it stands in the news: our own that come back are no older outage.
    private static @Nullable Instant since(BreakerState state) {
        return switch (state) {
            case BreakerState.Closed _ -> null;
            case BreakerState.Open open -> open.since().truncatedTo(ChronoUnit.MILLIS);
            case BreakerState.HalfOpen(BreakerState.Open before, Instant _) ->
                    before.since().truncatedTo(ChronoUnit.MILLIS);
        };
    }

    /// Another instance found it well at this instant.
    public synchronized Optional<Moved> foundWell(Instant at) {
        BreakerState before = breaker.state();
        if (before instanceof BreakerState.Open open && open.since().isBefore(at)) {
            breaker.closed();
        }
        return moved(before);
    }

    public synchronized GateFigures figures(Instant now) {
        return new GateFigures(
                subject,
                breaker.state(),
                inFlight,
                pace.allowed(cap),
                cap,
                crowd == null ? 1 : crowd.active(),
                crowd != null && crowd.isShort(now),
                orders);
    }

    private @Nullable Instant probeAt(Object party, Instant now) {
        if (breaker.ask(now) instanceof Admission.Refused(Instant until)) {
            return until;
        }
        if (breaker.state() instanceof BreakerState.Open open
                && party.equals(failedProber)
                && voices.size() > 1
                && now.isBefore(open.probeAt().plus(COURTESY))) {
            return open.probeAt().plus(COURTESY);
        }
        return null;
    }

    private boolean isFull(Lane lane, Instant now) {
        if (crowd == null) {
            return inFlight >= orders.inFlight().orElse(cap);
        }
        int allowed = Math.min(pace.allowed(cap), orders.inFlight().orElse(cap));
        if (inFlight < allowed && crowd.fits(lane, allowed, now)) {
            return false;
        }
        crowd.wanted(lane, now);
        return true;
    }

    /// An address that did not answer is back when anything answers; a host whose endpoints failed
    /// one after the other is back when one of them works.
    private void failedBelow(AttemptSample sample) {
        if (breaker.state() instanceof BreakerState.HalfOpen) {
            if (openedByVoices) {
                breaker.failed(sample);
            } else {
                breaker.succeeded(sample);
            }
        } else if (breaker.state().isClosed()) {
            breaker.succeeded(sample);
            if (voices.mostFail()) {
                openedByVoices = true;
                breaker.trip(sample);
            }
        }
    }

    private Optional<Moved> moved(BreakerState before) {
        BreakerState after = breaker.state();
        if (after.getClass() == before.getClass()) {
            return Optional.empty();
        }
        following &=
                after instanceof BreakerState.Open && !(before instanceof BreakerState.HalfOpen);
        if (after.isClosed()) {
            recoveries++;
            pace.restart();
            voices.clear();
            openedByVoices = false;
            failedProber = null;
        } else if (before instanceof BreakerState.HalfOpen) {
            failedProber = prober;
        }
        return Optional.of(new Moved(before, after));
    }
}
