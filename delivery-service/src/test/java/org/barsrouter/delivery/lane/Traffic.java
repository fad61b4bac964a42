package org.barsrouter.delivery.lane;

import static java.util.Objects.requireNonNull;
import static org.barsrouter.delivery.lane.Deliveries.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.barsrouter.delivery.breaker.Breaker;
import org.barsrouter.delivery.classify.AttemptResult;
import org.barsrouter.delivery.classify.AttemptResult.Answered;
import org.barsrouter.delivery.classify.AttemptResult.Broken;
import org.barsrouter.delivery.classify.AttemptResult.Echo;
import org.barsrouter.delivery.classify.AttemptResult.Fault;
import org.barsrouter.delivery.classify.AttemptResult.NotSent;
import org.barsrouter.delivery.classify.AttemptResult.Obstacle;
import org.barsrouter.delivery.classify.Body;
import org.barsrouter.delivery.classify.Classifier;
import org.barsrouter.delivery.gate.Outage;
import org.barsrouter.delivery.offsets.CommitMark;
import org.barsrouter.delivery.seen.SeenSet;
import org.barsrouter.delivery.state.AttemptEnd;
import org.barsrouter.delivery.state.Delivery;
import org.barsrouter.delivery.state.Delivery.Answering;
import org.barsrouter.delivery.state.DeliveryState.Parked;
import org.barsrouter.delivery.state.PastAttempt;
import org.barsrouter.delivery.state.Position;
import org.barsrouter.delivery.state.Story;
import org.barsrouter.delivery.state.WaitReason;
import org.barsrouter.routing.policy.Policy;
import org.barsrouter.routing.policy.PolicyOverrides;
import org.barsrouter.schemas.id.CorrelationId;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.id.Lane;
import org.barsrouter.schemas.id.MessageId;
import org.barsrouter.schemas.id.ServiceId;
import org.jspecify.annotations.Nullable;

/// Many services, endpoints and hosts on one partition. Kafka answers at once; calls end when the
/// test says so.
final class Traffic {
    static final AttemptResult YES =
            new Answered(200, new Body.Resource(), Echo.BOTH_IDS, Optional.empty());
    static final AttemptResult REFUSES =
            new Answered(422, new Body.Outcome(Set.of("invalid")), Echo.BOTH_IDS, Optional.empty());
    static final AttemptResult HANGS = new Broken(Fault.TIMEOUT);
    static final AttemptResult UNREACHED = new NotSent(Obstacle.CONNECT);
    static final int SKEW = 20_000;

    private static final EngineSettings SETTINGS =
            new EngineSettings(
                    256,
                    64,
                    2_000,
                    64_000_000,
                    SKEW,
                    Duration.ofSeconds(1),
                    new Breaker.Limits(
                            5,
                            new Policy.Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5), 2.0)));

    private final List<Effect> effects = new ArrayList<>();
    private final Map<DeliveryId, Delivery> sent = new HashMap<>();
    private final Map<DeliveryId, Delivery> underWay = new LinkedHashMap<>();
    private final Set<DeliveryId> told = new HashSet<>();
    private final Set<DeliveryId> attempted = new HashSet<>();
    private PartitionEngine engine = made(Map.of());
    private PolicyOverrides policy = PolicyOverrides.none();
    private @Nullable AttemptResult answersOfParked;
    private Instant now = NOW;
    private long offset;
    private int generation;

    private static PartitionEngine made(Map<DeliveryId, ParkedDelivery> parked) {
        return new PartitionEngine(
                SETTINGS,
                new Random(5),
                new TakeOver(
                        NOW,
                        0,
                        0,
                        CommitMark.never(),
                        parked,
                        new SeenSet(Duration.ofSeconds(60))));
    }

    PartitionEngine engine() {
        return engine;
    }

    Instant now() {
        return now;
    }

    void policy(PolicyOverrides overrides) {
        policy = overrides;
    }

    void generation(int number) {
        generation = number;
    }

    /// From now on parked messages are attempted and end like this at once.
    void answerLoadsWith(AttemptResult result) {
        answersOfParked = result;
    }

    void at(String host, String endpoint) {
        engine.located(new Lane(endpoint, 0), host);
    }

    Sent relay(String endpoint, String service) {
        return arrive(delivery(endpoint, service, Answering.RELAY));
    }

    List<Sent> relays(String endpoint, String service, int number) {
        return IntStream.range(0, number).mapToObj(_ -> relay(endpoint, service)).toList();
    }

    Sent deferred(String endpoint, String service) {
        return arrive(delivery(endpoint, service, Answering.DEFERRED));
    }

    Sent arrive(Delivery delivery) {
        sent.put(delivery.id(), delivery);
        run(engine.arrived(delivery, now));
        return new Sent(delivery);
    }

    void later(Duration time) {
        now = now.plus(time);
        run(engine.tick(now));
    }

    List<Sent> underWay() {
        return underWay.values().stream().map(Sent::new).toList();
    }

    /// Outage events, in order.
    List<Outage> outages() {
        return all(Effect.OutageMoved.class).stream().map(Effect.OutageMoved::outage).toList();
    }

    /// Outages that started and did not end.
    List<Outage> open() {
        Map<Object, Outage> open = new LinkedHashMap<>();
        for (Outage outage : outages()) {
            switch (outage.phase()) {
                case STARTED -> open.put(outage.subject(), outage);
                case ENDED -> open.remove(outage.subject());
            }
        }
        return List.copyOf(open.values());
    }

    <E extends Effect> List<E> all(Class<E> type) {
        return effects.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <E extends Effect> E last(Class<E> type) {
        return all(type).getLast();
    }

    void restartWith(List<ParkedDelivery> parked) {
        Map<DeliveryId, ParkedDelivery> entries = new HashMap<>();
        parked.forEach(entry -> entries.put(entry.id(), entry));
        engine = made(entries);
    }

    ParkedDelivery failed(Delivery delivery, AttemptResult result, Optional<WaitReason> reason) {
        sent.put(delivery.id(), delivery);
        PastAttempt past =
                new PastAttempt(
                        1,
                        NOW,
                        Duration.ofSeconds(1),
                        OptionalInt.empty(),
                        Classifier.classify(result));
        return ParkedDelivery.of(
                delivery,
                new Parked(Story.untold().with(past), NOW, reason.orElse(WaitReason.RETRY)));
    }

    Delivery delivery(String endpoint, String service, Answering answering) {
        Position at = new Position(0, offset++);
        return new Delivery(
                new DeliveryId(new MessageId(UUID.randomUUID()), generation),
                answering,
                new Lane(endpoint, 0),
                new ServiceId("https://fhir.nhs.uk/Id/dos-service-id", service),
                new CorrelationId(UUID.randomUUID().toString()),
                "POST",
                "key-" + at.offset(),
                now.plus(
                        answering == Answering.RELAY
                                ? Duration.ofSeconds(32)
                                : Duration.ofHours(24)),
                Policy.defaults().with(policy),
                at,
                at,
                12_000);
    }

    private void run(List<Effect> first) {
        Deque<Effect> todo = new ArrayDeque<>(first);
        while (!todo.isEmpty()) {
            Effect effect = todo.removeFirst();
            effects.add(effect);
            todo.addAll(done(effect));
        }
    }

    private List<Effect> done(Effect effect) {
        return switch (effect) {
            case Effect.Attempt attempt -> attempting(attempt);
            case Effect.Load(ParkedDelivery parked) ->
                    engine.loaded(requireNonNull(sent.get(parked.id())), now);
            case Effect.Write(ParkedDelivery parked) -> engine.written(parked);
            case Effect.Tell tell -> {
                List<Effect> more = new ArrayList<>();
                told.add(tell.delivery().id());
                more.addAll(engine.told(tell.delivery().id(), now));
                tell.joined().forEach(joined -> more.addAll(engine.told(joined.id(), now)));
                yield more;
            }
            case Effect.RouteAgain(Delivery moved) -> engine.routedAgain(moved.id(), now);
            case Effect.Note _, Effect.Bury _, Effect.Forget _ -> List.of();
            case Effect.BreakerMoved _, Effect.OutageMoved _ -> List.of();
        };
    }

    private List<Effect> attempting(Effect.Attempt attempt) {
        attempted.add(attempt.delivery().id());
        AttemptResult result = answersOfParked;
        if (result != null) {
            return engine.attempted(attempt.delivery().id(), new AttemptEnd(result, now));
        }
        underWay.put(attempt.delivery().id(), attempt.delivery());
        return List.of();
    }

    /// One message and what became of it.
    final class Sent {
        private final Delivery delivery;

        private Sent(Delivery delivery) {
            this.delivery = delivery;
        }

        Delivery delivery() {
            return delivery;
        }

        boolean isUnderWay() {
            return underWay.containsKey(delivery.id());
        }

        boolean isAttempted() {
            return attempted.contains(delivery.id());
        }

        boolean isRefused() {
            return told.contains(delivery.id()) && !isUnderWay();
        }

        void ends(AttemptResult result) {
            if (underWay.remove(delivery.id()) != null) {
                run(engine.attempted(delivery.id(), new AttemptEnd(result, now)));
            }
        }
    }
}
