package org.barsrouter.harness.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.barsrouter.delivery.breaker.Breaker;
import org.barsrouter.delivery.breaker.BreakerState;
import org.barsrouter.delivery.lane.Effect;
import org.barsrouter.delivery.lane.EngineSettings;
import org.barsrouter.delivery.lane.ParkedDelivery;
import org.barsrouter.delivery.lane.PartitionEngine;
import org.barsrouter.delivery.lane.TakeOver;
import org.barsrouter.delivery.offsets.CommitMark;
import org.barsrouter.delivery.state.AttemptEnd;
import org.barsrouter.delivery.state.Delivery;
import org.barsrouter.routing.policy.Policy.Backoff;
import org.barsrouter.schemas.id.DeliveryId;

/// The engine that ships. All that the simulation knows of how it is made stands here.
final class RealEngine implements Engine {
    private final PartitionEngine engine;

    RealEngine(EngineSettings settings, RandomGenerator random, Found found) {
        TakeOver takeOver =
                new TakeOver(
                        found.at(),
                        found.from(),
                        found.end(),
                        found.mark(),
                        found.parked(),
                        found.seen());
        this.engine = new PartitionEngine(settings, random, takeOver);
    }

    /// Small limits, so that a story of minutes meets them.
    static EngineSettings settings(Chance chance) {
        int failures = chance.between(2, 5);
        Backoff probe =
                new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(chance.between(5, 30)), 2.0);
        boolean tight = chance.oneIn(4);
        return new EngineSettings(
                tight ? chance.between(1, 4) : 64,
                4,
                tight ? chance.between(4, 12) : 400,
                tight ? 12_000L * chance.between(4, 12) : 64_000_000L,
                tight ? chance.between(6, 30) : 1_000,
                Duration.ofSeconds(1),
                new Breaker.Limits(failures, probe));
    }

    /// How far the newest record may be ahead of the commit point.
    static long skew(EngineSettings settings) {
        return settings.skew();
    }

    /// Whether the limits are so small that a partition may stop over them.
    static boolean isTight(EngineSettings settings) {
        return settings.open() < 100;
    }

    /// The longest wait between two probes.
    static Duration longestProbe(EngineSettings settings) {
        return settings.breaker().probe().max();
    }

    /// What a breaker's move is called.
    static Happening happening(Effect.BreakerMoved moved) {
        return switch (moved.state()) {
            case BreakerState.Closed _ -> Happening.BREAKER_CLOSED;
            case BreakerState.Open _ -> Happening.BREAKER_OPENED;
            case BreakerState.HalfOpen _ -> Happening.PROBE;
        };
    }

    @Override
    public void passed(long offset) {
        engine.took(offset);
        engine.done(offset);
    }

    @Override
    public List<Effect> arrived(Delivery delivery, Instant now) {
        locate(delivery);
        return engine.arrived(delivery, now);
    }

    @Override
    public List<Effect> attempted(DeliveryId id, AttemptEnd end) {
        return engine.attempted(id, end);
    }

    @Override
    public List<Effect> loaded(Delivery delivery, Instant now) {
        locate(delivery);
        return engine.loaded(delivery, now);
    }

    /// In a story each endpoint has a host and port of its own: the weather of one address can then
    /// be that of one endpoint.
    private void locate(Delivery delivery) {
        engine.located(delivery.lane(), delivery.lane().endpointId() + ".example:443");
    }

    @Override
    public List<Effect> told(DeliveryId id, Instant now) {
        return engine.told(id, now);
    }

    @Override
    public List<Effect> written(ParkedDelivery entry) {
        return engine.written(entry);
    }

    @Override
    public List<Effect> committed(long offset) {
        return engine.committed(offset);
    }

    @Override
    public List<Effect> tick(Instant now) {
        return engine.tick(now);
    }

    @Override
    public void stop() {
        engine.stop();
    }

    @Override
    public boolean quiet() {
        return engine.quiet();
    }

    @Override
    public boolean wantsMore() {
        return engine.wantsMore();
    }

    @Override
    public long committable() {
        return engine.committable();
    }

    @Override
    public CommitMark mark() {
        return engine.mark();
    }

    @Override
    public Optional<Instant> earliestDue() {
        return engine.figures().earliestDue();
    }
}
