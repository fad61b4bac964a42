package org.barsrouter.delivery.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barsrouter.delivery.lane.Deliveries.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.barsrouter.delivery.breaker.Breaker;
import org.barsrouter.delivery.gate.GateLimits;
import org.barsrouter.delivery.gate.Gates;
import org.barsrouter.delivery.offsets.CommitMark;
import org.barsrouter.delivery.seen.SeenSet;
import org.barsrouter.delivery.state.AttemptEnd;
import org.barsrouter.delivery.state.Delivery;
import org.barsrouter.delivery.state.Delivery.Answering;
import org.barsrouter.delivery.state.WaitReason;
import org.barsrouter.delivery.why.Place;
import org.barsrouter.delivery.why.Sentences;
import org.barsrouter.routing.policy.Policy;
import org.barsrouter.schemas.id.DeliveryId;
import org.junit.jupiter.api.Test;

/// A thousand lanes with something due do not end the process for want of memory, and none of them
/// waits because another has more.
class ReadingRoomTest {
    private static final int PLACES = 16;
    private static final long BYTES = 4_000_000;

    private final Memory memory = new Memory(new Room(100, BYTES), new Room(PLACES, BYTES));
    private final Traffic traffic = new Traffic();
    private final Map<DeliveryId, Delivery> messages = new HashMap<>();
    private final List<Delivery> loading = new ArrayList<>();
    private final List<Delivery> calling = new ArrayList<>();
    private Instant now = NOW;

    @Test
    void no_more_is_read_than_there_is_room_for() {
        PartitionEngine engine = engine(waiting(1_000, 1));

        tick(engine);

        assertThat(loading).hasSize(PLACES);
        loadAll(engine);
        tick(engine);
        assertThat(loading).as("those that were read are still in memory").isEmpty();
    }

    @Test
    void who_asks_why_it_waits_is_told_that_there_is_no_room() {
        List<ParkedDelivery> all = waiting(1_000, 1);
        PartitionEngine engine = engine(all);
        tick(engine);

        List<Place> places =
                all.stream()
                        .map(entry -> engine.why(entry.id(), now).orElseThrow().place())
                        .toList();

        assertThat(places).filteredOn(Place.Reading.class::isInstance).hasSize(PLACES);
        assertThat(places).filteredOn(Place.AwaitingRoom.class::isInstance).hasSize(1_000 - PLACES);
        assertThat(Sentences.of(engine.why(all.getLast().id(), now).orElseThrow(), now))
                .first(InstanceOfAssertFactories.STRING)
                .startsWith("It is due and waits for room in memory");
    }

    @Test
    void every_lane_has_its_turn_however_long_anothers_backlog_is() {
        List<ParkedDelivery> all = new ArrayList<>(waiting(1, 200));
        all.addAll(waiting(40, 1));
        PartitionEngine engine = engine(all);

        List<String> read = new ArrayList<>();
        for (int round = 0; round < 12; round++) {
            tick(engine);
            loading.forEach(delivery -> read.add(delivery.target().value()));
            loadAll(engine);
            endAll(engine);
        }

        assertThat(read.stream().distinct()).hasSize(41);
    }

    @Test
    void a_backlog_takes_nothing_from_what_arrives() {
        PartitionEngine engine = engine(waiting(1_000, 1));
        tick(engine);
        loadAll(engine);

        List<Effect> effects =
                engine.arrived(traffic.delivery("live/1", "s", Answering.DEFERRED), now);

        assertThat(engine.wantsMore()).isTrue();
        assertThat(effects).anyMatch(Effect.Attempt.class::isInstance);
    }

    @Test
    void what_lies_in_memory_is_read_again_only_when_it_is_told() {
        PartitionEngine engine = engine(waiting(100, 1));
        tick(engine);
        loadAll(engine);
        List<Delivery> first = List.copyOf(calling);
        first.forEach(
                delivery -> engine.attempted(delivery.id(), new AttemptEnd(Traffic.YES, now)));
        tick(engine);
        assertThat(loading).isEmpty();

        first.forEach(delivery -> engine.told(delivery.id(), now));
        tick(engine);

        assertThat(loading).hasSize(PLACES);
    }

    @Test
    void messages_that_turn_out_to_be_large_are_read_a_few_at_a_time() {
        PartitionEngine engine = engine(waiting(PLACES, 40));
        for (int round = 0; round < 30; round++) {
            tick(engine);
            loading.replaceAll(delivery -> sized(delivery, 1_000_000));
            loadAll(engine);
            endAll(engine);
        }

        tick(engine);

        assertThat(loading).hasSizeBetween(1, (int) (BYTES / 1_000_000) + 1);
    }

    @Test
    void however_many_expire_at_once_no_more_are_read_than_there_is_room_for() {
        PartitionEngine engine = engine(waiting(300, 1));
        now = NOW.plus(Duration.ofDays(2));
        List<DeliveryId> ended = new ArrayList<>();
        for (int round = 0; round < 100; round++) {
            tick(engine);
            assertThat(loading).hasSizeLessThanOrEqualTo(PLACES);
            loading.forEach(delivery -> ended.add(delivery.id()));
            List<Delivery> read = List.copyOf(loading);
            loadAll(engine);
            read.forEach(delivery -> take(engine.told(delivery.id(), now)));
        }

        assertThat(ended).hasSize(300);
    }

    @Test
    void all_partitions_share_the_room_and_give_it_back() {
        PartitionEngine gone = engine(waiting(1_000, 1));
        tick(gone);
        loadAll(gone);
        PartitionEngine other = engine(waiting(1_000, 1));
        tick(other);
        assertThat(loading).isEmpty();

        gone.release();
        gone.release();
        tick(other);

        assertThat(loading).hasSize(PLACES);
    }

    private PartitionEngine engine(List<ParkedDelivery> parked) {
        Breaker.Limits breaker = new Breaker.Limits(5, Policy.defaults().backoff());
        Map<DeliveryId, ParkedDelivery> entries = new HashMap<>();
        parked.forEach(entry -> entries.put(entry.id(), entry));
        return new PartitionEngine(
                new EngineSettings(
                        256, 64, 2_000, 64_000_000, 20_000, Duration.ofSeconds(1), breaker),
                new Random(3),
                new TakeOver(
                        NOW,
                        0,
                        0,
                        CommitMark.never(),
                        entries,
                        new SeenSet(Duration.ofSeconds(60))),
                new Gates(new GateLimits(breaker, 512), new Random(4)),
                memory);
    }

    /// Messages that wait for room in their lane, due now.
    private List<ParkedDelivery> waiting(int lanes, int each) {
        return IntStream.range(0, lanes * each)
                .mapToObj(i -> {
                    String name = "of-" + lanes + "/" + i % lanes;
                    Delivery delivery = traffic.delivery(name, name, Answering.DEFERRED);
                    messages.put(delivery.id(), delivery);
                    return traffic.failed(delivery, Traffic.YES, Optional.of(WaitReason.LANE_FULL));
                })
                .toList();
    }

    private void tick(PartitionEngine engine) {
        now = now.plusMillis(25);
        take(engine.tick(now));
    }

    private void take(List<Effect> effects) {
        for (Effect effect : effects) {
            if (effect instanceof Effect.Load(ParkedDelivery parked)) {
                loading.add(messages.get(parked.id()));
            } else if (effect instanceof Effect.Attempt attempt) {
                calling.add(attempt.delivery());
            }
        }
    }

    private void loadAll(PartitionEngine engine) {
        List<Delivery> read = List.copyOf(loading);
        loading.clear();
        read.forEach(delivery -> take(engine.loaded(delivery, now)));
    }

    private void endAll(PartitionEngine engine) {
        List<Delivery> called = List.copyOf(calling);
        calling.clear();
        for (Delivery delivery : called) {
            take(engine.attempted(delivery.id(), new AttemptEnd(Traffic.YES, now)));
            take(engine.told(delivery.id(), now));
        }
    }

    private static Delivery sized(Delivery delivery, int bytes) {
        return new Delivery(
                delivery.id(),
                delivery.answering(),
                delivery.lane(),
                delivery.target(),
                delivery.correlationId(),
                delivery.method(),
                delivery.idempotencyKey(),
                delivery.until(),
                delivery.policy(),
                delivery.inbound(),
                delivery.outbound(),
                bytes);
    }
}
