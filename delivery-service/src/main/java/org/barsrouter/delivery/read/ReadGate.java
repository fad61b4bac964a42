package org.barsrouter.delivery.read;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barsrouter.delivery.breaker.AttemptSample;
import org.barsrouter.delivery.breaker.BreakerState;
import org.barsrouter.delivery.breaker.Subject;
import org.barsrouter.delivery.classify.AttemptResult;
import org.barsrouter.delivery.classify.Blame;
import org.barsrouter.delivery.classify.Classification;
import org.barsrouter.delivery.classify.Classifier;
import org.barsrouter.delivery.gate.Gate;
import org.barsrouter.delivery.gate.Gate.Verdict;
import org.barsrouter.delivery.gate.Gates;
import org.barsrouter.delivery.gate.Leave;
import org.barsrouter.delivery.lane.Effect;
import org.barsrouter.delivery.lane.Moves;
import org.barsrouter.schemas.id.Lane;
import org.barsrouter.schemas.id.ServiceId;

/// Asks an endpoint and its host for leave to make a read, and tells them how it ended. Breakers,
/// probes and the host's cap are those of the messages.
///
/// Anybody may read anything, so a read accuses less than a message does: a refusal without an
/// OperationOutcome is an answer. Else a few reads of what a receiver does not have would hold up
/// the bookings for it.
public final class ReadGate {
    private final Gates gates;
    private final Moves moves;

    public ReadGate(Gates gates) {
        this.gates = gates;
        this.moves = new Moves(gates);
    }

    /// What one read passes.
    ///
    /// @param host with its port, where the address has one
    public record Way(Lane lane, ServiceId service, String host) {}

    /// Whether it may, and what is to be told: a breaker that the read probes.
    public record Entered(Leave leave, List<Effect> effects) {
        public Entered {
            effects = List.copyOf(effects);
        }
    }

    /// Asks for one read; what is granted is given back with {@link #ended}.
    public Entered enter(Way way, Instant now) {
        Gate endpoint = endpoint(way);
        BreakerState endpointBefore = endpoint.state();
        Leave leave = endpoint.enter(way.service(), way.lane(), now);
        if (!(leave instanceof Leave.Granted)) {
            return new Entered(leave, List.of());
        }
        Gate host = host(way);
        BreakerState hostBefore = host.state();
        Leave atHost = host.enter(way.lane().endpointId(), way.lane(), now);
        if (!(atHost instanceof Leave.Granted)) {
            endpoint.abandon(way.lane());
            return new Entered(atHost, List.of());
        }
        List<Effect> effects = new ArrayList<>();
        probing(endpoint, endpointBefore).ifPresent(effects::add);
        probing(host, hostBefore).ifPresent(effects::add);
        return new Entered(Leave.GO, effects);
    }

    /// A read ended: what is to be told.
    public List<Effect> ended(Way way, AttemptResult result, AttemptSample sample) {
        Gate endpoint = endpoint(way);
        Gate host = host(way);
        Blame blame = blame(result);
        if (blame == Blame.UNCLEAR && sample.classification() == Classification.UNREACHABLE) {
            // Our own pool was used up: nobody was asked.
            endpoint.abandon(way.lane());
            host.abandon(way.lane());
            return List.of();
        }
        endpoint.leave(way.lane());
        host.leave(way.lane());
        List<Effect> effects = new ArrayList<>();
        switch (blame) {
            case NOBODY -> {
                effects.addAll(tellEndpoint(way, Verdict.WORKS, sample));
                effects.addAll(tellHost(way, Verdict.WORKS, sample));
            }
            case UNCLEAR -> {
                effects.addAll(tellEndpoint(way, Verdict.ANSWERED, sample));
                effects.addAll(tellHost(way, Verdict.ANSWERED, sample));
            }
            case SERVICE -> {
                boolean shared = endpoint.isShared();
                boolean up = endpoint.state().isClosed();
                Verdict verdict = shared ? Verdict.FAILED_BELOW : Verdict.FAILED_HERE;
                effects.addAll(tellEndpoint(way, verdict, sample));
                effects.addAll(tellHost(way, up ? Verdict.ANSWERED : Verdict.FAILED_BELOW, sample));
            }
            case ADDRESS -> {
                effects.addAll(tellHost(way, Verdict.FAILED_HERE, sample));
                if (host.state().isClosed() || !endpoint.state().isClosed()) {
                    effects.addAll(tellEndpoint(way, Verdict.FAILED_HERE, sample));
                }
            }
        }
        return effects;
    }

    private static Blame blame(AttemptResult result) {
        return switch (Classifier.classify(result)) {
            case REFUSED_UNEXPLAINED, FORBIDDEN_UNEXPLAINED, REDIRECTED -> Blame.UNCLEAR;
            case DELIVERED,
                    DUPLICATE,
                    REFUSED,
                    FORBIDDEN,
                    TOO_EARLY,
                    THROTTLED,
                    UNAVAILABLE,
                    GATEWAY_TIMEOUT,
                    SERVER_TRANSIENT,
                    SERVER_ERROR,
                    SERVER_UNEXPLAINED,
                    NOT_FHIR,
                    ADDRESS_REFUSED,
                    UNREACHABLE,
                    UNKNOWN ->
                    Blame.of(result);
        };
    }

    private List<Effect> tellEndpoint(Way way, Verdict verdict, AttemptSample sample) {
        Gate endpoint = endpoint(way);
        List<Subject> above = List.of(host(way).subject());
        return endpoint.record(verdict, way.service(), sample)
                .map(moved -> moves.of(endpoint.subject(), moved, above, sample))
                .orElse(List.of());
    }

    private List<Effect> tellHost(Way way, Verdict verdict, AttemptSample sample) {
        Gate host = host(way);
        return host.record(verdict, way.lane().endpointId(), sample)
                .map(moved -> moves.of(host.subject(), moved, List.of(), sample))
                .orElse(List.of());
    }

    private static Optional<Effect> probing(Gate gate, BreakerState before) {
        return before.isClosed()
                ? Optional.empty()
                : Optional.of(
                        new Effect.BreakerMoved(gate.subject(), gate.state(), Optional.empty()));
    }

    private Gate endpoint(Way way) {
        return gates.endpoint(way.lane().endpointId());
    }

    private Gate host(Way way) {
        return gates.host(way.host());
    }
}
