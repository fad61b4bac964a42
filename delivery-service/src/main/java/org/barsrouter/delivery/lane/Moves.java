package org.barsrouter.delivery.lane;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barsrouter.delivery.breaker.AttemptSample;
import org.barsrouter.delivery.breaker.BreakerState;
import org.barsrouter.delivery.breaker.Subject;
import org.barsrouter.delivery.classify.Classification;
import org.barsrouter.delivery.gate.Gate;
import org.barsrouter.delivery.gate.Gates;
import org.barsrouter.delivery.gate.Outage;

/// What is to be told when the end of an attempt moved a breaker: its new state, and the outage
/// that starts or ends with it.
public final class Moves {
    private final Gates gates;

    public Moves(Gates gates) {
        this.gates = gates;
    }

    /// The effects of one move.
    ///
    /// @param above what the subject belongs to: endpoint, host
    public List<Effect> of(
            Subject subject, Gate.Moved moved, List<Subject> above, AttemptSample sample) {
        Classification because = sample.classification();
        List<Effect> effects = new ArrayList<>();
        effects.add(new Effect.BreakerMoved(subject, moved.after(), Optional.of(because)));
        List<Outage> news =
                switch (moved.after()) {
                    case BreakerState.Closed _ -> {
                        gates.recovered();
                        yield gates.outages().ended(subject, sample.endedAt());
                    }
                    case BreakerState.Open open ->
                            gates.outages()
                                    .started(
                                            new Outage(
                                                    subject,
                                                    Outage.Phase.STARTED,
                                                    open.since(),
                                                    sample.endedAt(),
                                                    because.name(),
                                                    Optional.empty()),
                                            above);
                    case BreakerState.HalfOpen _ -> List.of();
                };
        news.forEach(outage -> effects.add(new Effect.OutageMoved(outage)));
        return effects;
    }
}
