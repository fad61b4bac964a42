package org.barsrouter.delivery.gate;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.barsrouter.delivery.breaker.BreakerState;
import org.barsrouter.delivery.breaker.Subject;
import org.barsrouter.schemas.id.DeliveryId;

/// The gates of a process, the outages that are under way, and the deliveries that operators
/// cancel. One for all its partitions.
public final class Gates {
    /// How long the news of a probe's end may take before a follower probes itself.
    private static final Duration GRACE = Duration.ofSeconds(10);

    private static final Duration PROBE_TIME = Duration.ofMinutes(1);

    private final GateLimits limits;
    private final RandomGenerator random;
    private final Map<Subject, Gate> gates = new ConcurrentHashMap<>();
    private final Outages outages = new Outages();
    private final Set<DeliveryId> cancelled = ConcurrentHashMap.newKeySet();
    private final AtomicInteger epoch = new AtomicInteger();

    /// @param random used under a lock only
    public Gates(GateLimits limits, RandomGenerator random) {
        this.limits = limits;
        this.random = random;
    }

    public Gate endpoint(String endpointId) {
        return of(new Subject.Endpoint(endpointId));
    }

    public Gate host(String name) {
        return of(new Subject.Host(name));
    }

    /// The gate of a subject, if anybody has been there.
    public Optional<Gate> known(Subject subject) {
        return Optional.ofNullable(gates.get(subject));
    }

    public Collection<Gate> all() {
        return List.copyOf(gates.values());
    }

    public Outages outages() {
        return outages;
    }

    /// What operators cancel: any thread may add and remove.
    public Set<DeliveryId> cancelled() {
        return cancelled;
    }

    /// Rises when something has come back: lanes that wait for it look again.
    public int epoch() {
        return epoch.get();
    }

    /// Something has come back.
    public void recovered() {
        epoch.incrementAndGet();
    }

    /// What an operator wants of an endpoint or a host. Whoever waits for it looks again.
    public void order(Subject subject, UnaryOperator<Orders> change, Instant now) {
        of(subject).order(change, now);
        recovered();
    }

    /// An operator wants it tried now, if it is down.
    public void probe(Subject subject, Instant now) {
        of(subject).hurry(now);
        recovered();
    }

    /// What another instance says about an endpoint or a host. It probes; we follow, and probe
    /// ourselves only when its news fail to come.
    ///
    /// @param at when it said so
    public Optional<Gate.Moved> heard(Subject subject, BreakerState theirs, Instant at) {
        Gate gate = of(subject);
        Optional<Gate.Moved> moved =
                switch (theirs) {
                    case BreakerState.Closed _ -> gate.foundWell(at);
                    case BreakerState.Open open -> gate.follow(later(open, open.probeAt(), GRACE));
                    case BreakerState.HalfOpen(BreakerState.Open before, Instant _) ->
                            gate.follow(later(before, at, PROBE_TIME));
                };
        if (moved.isPresent() && moved.get().after().isClosed()) {
            recovered();
        }
        return moved;
    }

    private static BreakerState.Open later(BreakerState.Open open, Instant from, Duration time) {
        return new BreakerState.Open(
                open.since(), from.plus(time), open.failures(), open.openings(), open.because());
    }

    private Gate of(Subject subject) {
        Gate known = gates.get(subject);
        return known != null
                ? known
                : gates.computeIfAbsent(subject, missing -> new Gate(missing, limits, split()));
    }

    private RandomGenerator split() {
        synchronized (random) {
            return new SplittableRandom(random.nextLong());
        }
    }
}
