package org.barsrouter.delivery.lane;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.barsrouter.delivery.breaker.Admission;
import org.barsrouter.delivery.breaker.AttemptSample;
import org.barsrouter.delivery.breaker.Breaker;
import org.barsrouter.delivery.breaker.BreakerState;
import org.barsrouter.delivery.breaker.Subject;
import org.barsrouter.delivery.classify.Blame;
import org.barsrouter.delivery.classify.Classification;
import org.barsrouter.delivery.gate.Gate;
import org.barsrouter.delivery.gate.Gate.Verdict;
import org.barsrouter.delivery.gate.Gates;
import org.barsrouter.delivery.gate.Leave;
import org.jspecify.annotations.Nullable;

/// Asks a candidate's service, endpoint and host for leave, and tells them how attempts ended.
/// Whose fault a failure is, is decided here.
///
/// ```
///   connect, DNS, TLS ──▶ host (so many in a row), and endpoint while the host is up
///   any other failure ──▶ service (so many in a row)
///                          └─ three services and half of them ──▶ endpoint
///                              └─ three endpoints and half of them ──▶ host
/// ```
///
/// The only service of an endpoint speaks for the endpoint.
final class Gatekeeper {
    private final Breaker.Limits limits;
    private final RandomGenerator random;
    private final Moves moves;
    private final Ledger ledger;

    Gatekeeper(Breaker.Limits limits, RandomGenerator random, Gates gates, Ledger ledger) {
        this.limits = limits;
        this.random = random;
        this.moves = new Moves(gates);
        this.ledger = ledger;
    }

    /// Asks for one attempt; what is granted is given back with {@link #ended} or {@link #abandon}.
    Leave enter(Candidate next, Instant now) {
        Leave ofService = askService(next, now);
        if (!(ofService instanceof Leave.Granted)) {
            return ofService;
        }
        LaneState lane = next.lane();
        Gate endpoint = lane.endpoint();
        BreakerState before = endpoint.state();
        Leave leave = endpoint.enter(next.service().id(), lane.lane(), now);
        if (!(leave instanceof Leave.Granted)) {
            return leave;
        }
        Gate host = lane.host();
        Leave atHost = host == null ? Leave.GO : enterHost(next, host, now);
        if (!(atHost instanceof Leave.Granted)) {
            endpoint.abandon(lane.lane());
            return atHost;
        }
        probing(endpoint, before);
        enterService(next, now);
        lane.rate().take();
        return Leave.GO;
    }

    /// After a read: the host is known only now.
    Leave enterHost(Candidate next, Gate host, Instant now) {
        LaneState lane = next.lane();
        BreakerState before = host.state();
        Leave leave = host.enter(lane.lane().endpointId(), lane.lane(), now);
        if (leave instanceof Leave.Granted) {
            lane.entered(next.id(), host);
            probing(host, before);
        }
        return leave;
    }

    /// What endpoint and host would say to anybody; takes nothing.
    Leave ask(LaneState lane, Instant now) {
        Leave leave = lane.endpoint().ask(lane.lane(), now);
        Gate host = lane.host();
        return leave instanceof Leave.Granted && host != null ? host.ask(lane.lane(), now) : leave;
    }

    /// What the service's own breaker would say; takes nothing.
    Leave askService(Candidate next, Instant now) {
        Breaker breaker = next.service().breaker();
        if (breaker == null || breaker.wouldAdmit(now)) {
            return Leave.GO;
        }
        Instant until = breaker.ask(now) instanceof Admission.Refused(Instant then) ? then : now;
        return new Leave.Down(until, subject(next));
    }

    /// An attempt that was granted does not take place.
    void abandon(Candidate given) {
        LaneState lane = given.lane();
        lane.endpoint().abandon(lane.lane());
        Gate host = lane.over(given.id());
        if (host != null) {
            host.abandon(lane.lane());
        }
        Breaker breaker = given.service().breaker();
        if (breaker != null) {
            breaker.probeAbandoned();
        }
    }

    /// An attempt ended.
    void ended(Candidate tried, Blame blame, AttemptSample sample) {
        if (blame == Blame.UNCLEAR && sample.classification() == Classification.UNREACHABLE) {
            // Our own pool was used up: nobody was asked.
            abandon(tried);
            return;
        }
        LaneState lane = tried.lane();
        Gate host = lane.over(tried.id());
        lane.endpoint().leave(lane.lane());
        if (host != null) {
            host.leave(lane.lane());
        }
        switch (blame) {
            case NOBODY -> wentWell(tried, host, sample);
            case UNCLEAR -> unclear(tried, host, sample);
            case SERVICE -> failedBehind(tried, host, sample);
            case ADDRESS -> failedAtAddress(tried, host, sample);
        }
    }

    private void wentWell(Candidate tried, @Nullable Gate host, AttemptSample sample) {
        LaneState lane = tried.lane();
        lane.pace().succeeded(lane.slots());
        tell(lane, Verdict.WORKS, tried, sample);
        tell(host, Verdict.WORKS, lane, sample);
        tried.service().failing(false);
        service(tried, sample, breaker -> breaker.succeeded(sample));
    }

    private void unclear(Candidate tried, @Nullable Gate host, AttemptSample sample) {
        LaneState lane = tried.lane();
        if (sample.classification() == Classification.THROTTLED) {
            lane.pace().throttled(sample.endedAt(), lane.inFlight(), sample.retryAfter());
        } else {
            lane.pace().succeeded(lane.slots());
        }
        tell(lane, Verdict.ANSWERED, tried, sample);
        tell(host, Verdict.ANSWERED, lane, sample);
        service(tried, sample, breaker -> breaker.answered(sample));
    }

    private void failedBehind(Candidate tried, @Nullable Gate host, AttemptSample sample) {
        LaneState lane = tried.lane();
        ServiceState service = tried.service();
        boolean shared = lane.isShared();
        service.failing(true);
        if (!shared) {
            lane.pace().failed(sample.endedAt());
        }
        tell(lane, shared ? Verdict.FAILED_BELOW : Verdict.FAILED_HERE, tried, sample);
        boolean endpointUp = lane.endpoint().state().isClosed();
        if (shared && (endpointUp || service.breaker() != null)) {
            if (service.breaker() == null) {
                service.breaker(new Breaker(limits, random));
            }
            service(tried, sample, breaker -> breaker.failed(sample));
        }
        tell(host, endpointUp ? Verdict.ANSWERED : Verdict.FAILED_BELOW, lane, sample);
    }

    private void failedAtAddress(Candidate tried, @Nullable Gate host, AttemptSample sample) {
        LaneState lane = tried.lane();
        lane.pace().failed(sample.endedAt());
        tell(host, Verdict.FAILED_HERE, lane, sample);
        boolean hostUp = host == null || host.state().isClosed();
        if (hostUp || !lane.endpoint().state().isClosed()) {
            tell(lane, Verdict.FAILED_HERE, tried, sample);
        }
        Breaker breaker = tried.service().breaker();
        if (breaker != null) {
            breaker.probeAbandoned();
        }
    }

    private void tell(LaneState lane, Verdict verdict, Candidate tried, AttemptSample sample) {
        Gate endpoint = lane.endpoint();
        endpoint.record(verdict, tried.service().id(), sample)
                .ifPresent(moved -> report(endpoint.subject(), moved, above(lane), sample));
    }

    private void tell(@Nullable Gate host, Verdict verdict, LaneState lane, AttemptSample sample) {
        if (host != null) {
            host.record(verdict, lane.lane().endpointId(), sample)
                    .ifPresent(moved -> report(host.subject(), moved, List.of(), sample));
        }
    }

    private void service(
            Candidate tried, AttemptSample sample, java.util.function.Consumer<Breaker> event) {
        Breaker breaker = tried.service().breaker();
        if (breaker == null) {
            return;
        }
        BreakerState before = breaker.state();
        event.accept(breaker);
        BreakerState after = breaker.state();
        if (before.getClass() != after.getClass()) {
            List<Subject> above = new ArrayList<>(above(tried.lane()));
            above.add(tried.lane().endpoint().subject());
            report(subject(tried), new Gate.Moved(before, after), above, sample);
        }
    }

    private void enterService(Candidate next, Instant now) {
        Breaker breaker = next.service().breaker();
        if (breaker != null && !breaker.state().isClosed()) {
            breaker.admit(now);
            ledger.effects()
                    .add(new Effect.BreakerMoved(subject(next), breaker.state(), Optional.empty()));
        }
    }

    private void probing(Gate gate, BreakerState before) {
        if (!before.isClosed()) {
            ledger.effects()
                    .add(new Effect.BreakerMoved(gate.subject(), gate.state(), Optional.empty()));
        }
    }

    private void report(
            Subject subject, Gate.Moved moved, List<Subject> above, AttemptSample sample) {
        ledger.effects().addAll(moves.of(subject, moved, above, sample));
    }

    private static List<Subject> above(LaneState lane) {
        Gate host = lane.host();
        return host == null ? List.of() : List.of(host.subject());
    }

    private static Subject subject(Candidate candidate) {
        return new Subject.Service(candidate.lane().lane().endpointId(), candidate.service().id());
    }
}
