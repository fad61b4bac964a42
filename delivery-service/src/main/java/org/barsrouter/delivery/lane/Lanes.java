package org.barsrouter.delivery.lane;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.barsrouter.delivery.breaker.Admission;
import org.barsrouter.delivery.breaker.Breaker;
import org.barsrouter.delivery.breaker.BreakerState;
import org.barsrouter.delivery.classify.AttemptResult.Answered;
import org.barsrouter.delivery.classify.Classification;
import org.barsrouter.delivery.classify.Classifier;
import org.barsrouter.delivery.state.AttemptEnd;
import org.barsrouter.schemas.id.Lane;

/// The partition's lanes; asks and tells their breakers and reports when one moves.
final class Lanes {
    private final Map<Lane, LaneState> lanes = new HashMap<>();
    private final EngineSettings settings;
    private final RandomGenerator random;

    Lanes(EngineSettings settings, RandomGenerator random) {
        this.settings = settings;
        this.random = random;
    }

    LaneState of(Lane lane) {
        return lanes.computeIfAbsent(
                lane,
                missing ->
                        new LaneState(
                                missing,
                                new Breaker(settings.breaker(), random),
                                settings.laneInFlight()));
    }

    Collection<LaneState> all() {
        return lanes.values();
    }

    int inFlight() {
        return lanes.values().stream().mapToInt(LaneState::inFlight).sum();
    }

    int waiting() {
        return lanes.values().stream().mapToInt(LaneState::waiting).sum();
    }

    /// Asks the lane's breaker for leave to attempt.
    Admission admit(LaneState lane, Instant now, List<Effect> effects) {
        BreakerState before = lane.breaker().state();
        Admission admission = lane.breaker().admit(now);
        report(lane, before, Optional.empty()).ifPresent(effects::add);
        return admission;
    }

    /// Tells the lane's breaker how an attempt ended.
    void record(LaneState lane, AttemptEnd end, List<Effect> effects) {
        BreakerState before = lane.breaker().state();
        Classification classification = Classifier.classify(end.result());
        lane.breaker()
                .record(
                        classification.breaker(),
                        end.at(),
                        end.result() instanceof Answered answered
                                ? answered.retryAfter()
                                : Optional.empty());
        report(lane, before, Optional.of(classification)).ifPresent(effects::add);
    }

    private static Optional<Effect> report(
            LaneState lane, BreakerState before, Optional<Classification> because) {
        BreakerState after = lane.breaker().state();
        return after.getClass() == before.getClass()
                ? Optional.empty()
                : Optional.of(new Effect.BreakerMoved(lane.lane(), after, because));
    }
}
