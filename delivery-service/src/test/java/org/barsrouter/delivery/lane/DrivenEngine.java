package org.barsrouter.delivery.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barsrouter.delivery.lane.Deliveries.LANE;
import static org.barsrouter.delivery.lane.Deliveries.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.barsrouter.delivery.breaker.Breaker;
import org.barsrouter.delivery.breaker.BreakerState;
import org.barsrouter.delivery.classify.AttemptResult;
import org.barsrouter.delivery.classify.AttemptResult.Answered;
import org.barsrouter.delivery.classify.AttemptResult.Broken;
import org.barsrouter.delivery.classify.AttemptResult.Echo;
import org.barsrouter.delivery.classify.AttemptResult.Fault;
import org.barsrouter.delivery.classify.AttemptResult.NotSent;
import org.barsrouter.delivery.classify.AttemptResult.Obstacle;
import org.barsrouter.delivery.classify.Body;
import org.barsrouter.delivery.gate.GateLimits;
import org.barsrouter.delivery.gate.Gates;
import org.barsrouter.delivery.offsets.CommitMark;
import org.barsrouter.delivery.seen.SeenSet;
import org.barsrouter.delivery.state.AttemptEnd;
import org.barsrouter.delivery.state.Delivery;
import org.barsrouter.delivery.state.DeliveryState.Parked;
import org.barsrouter.delivery.state.Story;
import org.barsrouter.delivery.state.WaitReason;
import org.barsrouter.routing.policy.Policy.Backoff;
import org.barsrouter.routing.policy.PolicyOverrides;
import org.barsrouter.schemas.id.DeliveryId;

/// An engine with its effects so far, for tests that read as stories.
final class DrivenEngine {
    static final AttemptResult YES =
            new Answered(200, new Body.Resource(), Echo.BOTH_IDS, Optional.empty());
    static final AttemptResult DOWN =
            new Answered(503, new Body.Empty(), Echo.MISSING, Optional.empty());
    static final AttemptResult UNREACHED = new NotSent(Obstacle.CONNECT);
    static final AttemptResult RESET = new Broken(Fault.RESET);
    static final PolicyOverrides ONE_SLOT = new PolicyOverrides.Builder().maxInFlight(1).build();

    static final int OPEN = 32;

    private static final Breaker.Limits LIMITS =
            new Breaker.Limits(3, new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5), 2.0));

    private final List<Effect> effects = new ArrayList<>();
    private Instant now = NOW;
    private final Gates gates =
            new Gates(new GateLimits(LIMITS, GateLimits.HOST_IN_FLIGHT), new Random(11));
    private PartitionEngine engine = made(CommitMark.never(), Map.of());

    PartitionEngine engine() {
        return engine;
    }

    /// Those that the engine asks for leave.
    Gates gates() {
        return gates;
    }

    Instant now() {
        return now;
    }

    void now(Instant instant) {
        now = instant;
    }

    /// Begins anew as the next owner.
    void takeOver(CommitMark mark, Map<DeliveryId, ParkedDelivery> parked) {
        engine = made(mark, parked);
    }

    /// Fails deferred deliveries until the breaker opens; they are parked then.
    List<Delivery> openBreaker() {
        List<Delivery> failed = new ArrayList<>();
        for (int offset = 50; offset < 53; offset++) {
            Delivery delivery = Deliveries.deferred(offset);
            failed.add(delivery);
            arrive(delivery);
            attempted(delivery, UNREACHED);
        }
        assertThat(last(Effect.BreakerMoved.class).state()).isInstanceOf(BreakerState.Open.class);
        return failed;
    }

    static Delivery withSlots(Delivery delivery) {
        return new Delivery(
                delivery.id(),
                delivery.answering(),
                LANE,
                delivery.target(),
                delivery.correlationId(),
                delivery.method(),
                delivery.idempotencyKey(),
                delivery.until(),
                delivery.policy().with(ONE_SLOT),
                delivery.inbound(),
                delivery.outbound(),
                delivery.bytes());
    }

    static Delivery relayOf(Delivery deferred, long offset) {
        Delivery relay = Deliveries.relay(offset);
        return new Delivery(
                relay.id(),
                relay.answering(),
                LANE,
                deferred.target(),
                deferred.correlationId(),
                relay.method(),
                relay.idempotencyKey(),
                relay.until(),
                relay.policy(),
                relay.inbound(),
                relay.outbound(),
                relay.bytes());
    }

    static Map<DeliveryId, ParkedDelivery> parked(Delivery delivery, WaitReason reason) {
        ParkedDelivery entry = ParkedDelivery.of(delivery, new Parked(Story.untold(), NOW, reason));
        return Map.of(delivery.id(), entry);
    }

    private PartitionEngine made(CommitMark mark, Map<DeliveryId, ParkedDelivery> parked) {
        EngineSettings settings =
                new EngineSettings(8, 64, OPEN, 1_000_000, 1_000, Duration.ofSeconds(1), LIMITS);
        return new PartitionEngine(
                settings,
                new Random(11),
                new TakeOver(NOW, 0, 10, mark, parked, new SeenSet(Duration.ofSeconds(60))),
                gates,
                Memory.of(settings));
    }

    void arrive(Delivery delivery) {
        take(engine.arrived(delivery, now));
    }

    void attempted(Delivery delivery, AttemptResult result) {
        take(engine.attempted(delivery.id(), new AttemptEnd(result, now)));
    }

    void told(Delivery delivery) {
        take(engine.told(delivery.id(), now));
    }

    void later(Duration time) {
        now = now.plus(time);
        take(engine.tick(now));
    }

    void take(List<Effect> more) {
        effects.addAll(more);
    }

    <E extends Effect> List<E> all(Class<E> type) {
        return effects.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <E extends Effect> E only(Class<E> type) {
        assertThat(all(type)).hasSize(1);
        return all(type).getFirst();
    }

    <E extends Effect> E last(Class<E> type) {
        assertThat(all(type)).isNotEmpty();
        return all(type).getLast();
    }
}
