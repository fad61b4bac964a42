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
import org.barsrouter.delivery.lane.ParkedDelivery.Phase;
import org.barsrouter.delivery.offsets.CommitMark;
import org.barsrouter.delivery.offsets.CommitMark.Ownership;
import org.barsrouter.delivery.offsets.OffsetRange;
import org.barsrouter.delivery.seen.SeenSet;
import org.barsrouter.delivery.state.AttemptEnd;
import org.barsrouter.delivery.state.Delivery;
import org.barsrouter.delivery.state.DeliveryState.Parked;
import org.barsrouter.delivery.state.Disposition;
import org.barsrouter.delivery.state.Story;
import org.barsrouter.delivery.state.WaitReason;
import org.barsrouter.routing.policy.Policy.Backoff;
import org.barsrouter.routing.policy.PolicyOverrides;
import org.barsrouter.schemas.id.DeliveryId;
import org.junit.jupiter.api.Test;

class PartitionEngineTest {
    private static final AttemptResult YES =
            new Answered(200, new Body.Resource(), Echo.BOTH_IDS, Optional.empty());
    private static final AttemptResult DOWN =
            new Answered(503, new Body.Empty(), Echo.MISSING, Optional.empty());
    private static final AttemptResult UNREACHED = new NotSent(Obstacle.CONNECT);
    private static final AttemptResult RESET = new Broken(Fault.RESET);
    private static final PolicyOverrides ONE_SLOT =
            new PolicyOverrides.Builder().maxInFlight(1).build();

    private final List<Effect> effects = new ArrayList<>();
    private PartitionEngine engine = engine(CommitMark.never(), Map.of());
    private Instant now = NOW;

    @Test
    void an_offset_completes_when_its_sender_has_been_told_and_not_before() {
        Delivery delivery = Deliveries.relay(0);
        arrive(delivery);
        attempted(delivery, YES);
        assertThat(engine.committable()).isZero();

        told(delivery);

        assertThat(engine.committable()).isEqualTo(1);
        assertThat(engine.quiet()).isTrue();
    }

    @Test
    void a_parked_delivery_lets_its_offset_go_when_its_entry_is_committed() {
        Delivery delivery = Deliveries.deferred(0);
        arrive(delivery);
        attempted(delivery, DOWN);
        ParkedDelivery entry = only(Effect.Write.class).parked();
        assertThat(entry.state().reason()).isEqualTo(WaitReason.RETRY);
        assertThat(entry.state().story().attempts()).isEqualTo(1);
        assertThat(engine.committable()).isZero();

        take(engine.written(entry));

        assertThat(engine.committable()).isEqualTo(1);
    }

    @Test
    void a_closed_entry_is_buried_only_behind_the_committed_offset() {
        Delivery delivery = Deliveries.deferred(5);
        arrive(delivery);
        attempted(delivery, DOWN);
        take(engine.written(only(Effect.Write.class).parked()));
        later(Duration.ofMinutes(10));
        take(engine.loaded(delivery, now));
        attempted(delivery, YES);
        told(delivery);
        ParkedDelivery closed = last(Effect.Write.class).parked();
        assertThat(closed.phase()).isEqualTo(Phase.CLOSED);

        take(engine.written(closed));
        assertThat(all(Effect.Bury.class)).isEmpty();

        take(engine.committed(6));
        assertThat(only(Effect.Bury.class).id()).isEqualTo(delivery.id());
    }

    @Test
    void a_delivery_routed_twice_is_attempted_once() {
        Delivery delivery = Deliveries.relay(0);
        arrive(delivery);

        arrive(Deliveries.again(delivery, 1));

        assertThat(all(Effect.Attempt.class)).hasSize(1);
    }

    @Test
    void a_repeat_joins_the_open_delivery_and_gets_the_same_answer() {
        Delivery leader = Deliveries.relay(0);
        Delivery repeat = Deliveries.repeat(leader, 1);
        arrive(leader);
        arrive(repeat);

        attempted(leader, YES);

        assertThat(all(Effect.Attempt.class)).hasSize(1);
        assertThat(only(Effect.Tell.class).joined()).containsExactly(repeat);
        told(leader);
        assertThat(engine.committable()).isEqualTo(1);
        told(repeat);
        assertThat(engine.committable()).isEqualTo(2);
    }

    @Test
    void a_repeat_after_the_end_is_forwarded() {
        Delivery leader = Deliveries.relay(0);
        arrive(leader);
        attempted(leader, YES);

        arrive(Deliveries.repeat(leader, 1));

        assertThat(all(Effect.Attempt.class)).hasSize(2);
    }

    @Test
    void relay_messages_wait_for_a_slot_and_start_when_one_is_free() {
        Delivery first = Deliveries.relay(0, ONE_SLOT, "POST");
        Delivery second = Deliveries.relay(1, ONE_SLOT, "POST");
        arrive(first);
        arrive(second);
        assertThat(all(Effect.Attempt.class)).hasSize(1);

        attempted(first, YES);

        assertThat(last(Effect.Attempt.class).delivery()).isEqualTo(second);
    }

    @Test
    void a_relay_message_that_found_no_slot_in_time_is_told_that_nothing_was_sent() {
        Delivery first = Deliveries.relay(0, ONE_SLOT, "POST");
        Delivery second = Deliveries.relay(1, ONE_SLOT, "POST");
        arrive(first);
        arrive(second);

        later(Duration.ofMillis(31_500));

        assertThat(only(Effect.Tell.class).delivery()).isEqualTo(second);
        assertThat(only(Effect.Tell.class).ended().ending().reason())
                .isEqualTo("RECEIVER_UNREACHABLE");
    }

    @Test
    void a_relay_attempt_gets_no_more_time_than_is_left() {
        now = NOW.plusSeconds(20);

        arrive(Deliveries.relay(0));

        assertThat(only(Effect.Attempt.class).timeout()).isEqualTo(Duration.ofSeconds(12));
    }

    @Test
    void no_relay_attempt_starts_with_less_than_a_second_left() {
        now = NOW.plusMillis(31_001);

        arrive(Deliveries.relay(0));

        assertThat(all(Effect.Attempt.class)).isEmpty();
        assertThat(only(Effect.Tell.class).ended().ending().disposition())
                .isEqualTo(Disposition.EXPIRED);
    }

    @Test
    void a_deferred_message_that_finds_its_lane_full_parks_without_an_attempt() {
        arrive(Deliveries.relay(0, ONE_SLOT, "POST"));
        Delivery deferred = Deliveries.deferred(1);

        arrive(withSlots(deferred));

        ParkedDelivery entry = only(Effect.Write.class).parked();
        assertThat(entry.state().reason()).isEqualTo(WaitReason.LANE_FULL);
        assertThat(entry.state().story().attempts()).isZero();
    }

    @Test
    void while_its_endpoint_is_down_a_relay_message_is_refused_at_once_and_a_deferred_one_parks() {
        openBreaker();

        Delivery relay = Deliveries.relay(100);
        Delivery deferred = Deliveries.deferred(101);
        arrive(relay);
        arrive(deferred);

        assertThat(last(Effect.Tell.class).ended().ending().reason())
                .isEqualTo("RECEIVER_KNOWN_DOWN");
        assertThat(last(Effect.Write.class).parked().state().reason())
                .isEqualTo(WaitReason.BREAKER_OPEN);
        assertThat(all(Effect.Attempt.class))
                .noneMatch(a -> a.delivery().equals(relay) || a.delivery().equals(deferred));
    }

    @Test
    void a_receiver_that_is_down_is_probed_not_hammered() {
        List<Delivery> parked = openBreaker();
        int before = all(Effect.Load.class).size();

        later(Duration.ofSeconds(30));

        assertThat(parked).hasSizeGreaterThan(1);
        assertThat(all(Effect.Load.class)).hasSize(before + 1);
        assertThat(last(Effect.BreakerMoved.class).state())
                .isInstanceOf(BreakerState.HalfOpen.class);
    }

    @Test
    void a_younger_message_waits_for_an_older_one_of_its_conversation() {
        Delivery older = Deliveries.deferred(0);
        Delivery younger = Deliveries.next(older, 1);
        arrive(older);
        arrive(younger);
        assertThat(only(Effect.Write.class).parked().state().reason())
                .isEqualTo(WaitReason.BEHIND_CONVERSATION);
        later(Duration.ofSeconds(5));
        assertThat(all(Effect.Load.class)).isEmpty();

        attempted(older, YES);
        told(older);

        assertThat(only(Effect.Load.class).parked().id()).isEqualTo(younger.id());
    }

    @Test
    void a_relay_message_does_not_overtake_its_waiting_conversation() {
        Delivery deferred = Deliveries.deferred(0);
        arrive(deferred);
        Delivery relay = relayOf(deferred, 1);

        arrive(relay);

        assertThat(only(Effect.Tell.class).ended().ending().reason()).isEqualTo("OVERTAKING");
        assertThat(all(Effect.Attempt.class)).hasSize(1);
    }

    @Test
    void after_an_unclean_take_over_a_relay_message_may_have_been_attempted() {
        engine = engine(new CommitMark(Ownership.OPEN, List.of(new OffsetRange(2, 2))), Map.of());

        Delivery before = Deliveries.relay(1);
        arrive(before);
        arrive(Deliveries.relay(2));
        arrive(Deliveries.relay(20));

        assertThat(only(Effect.Tell.class).delivery()).isEqualTo(before);
        assertThat(only(Effect.Tell.class).ended().ending().reason())
                .isEqualTo("POSSIBLY_ATTEMPTED");
        assertThat(only(Effect.Attempt.class).delivery().outbound().offset()).isEqualTo(20);
    }

    @Test
    void after_a_clean_take_over_every_record_is_attempted() {
        engine = engine(CommitMark.never(), Map.of());

        arrive(Deliveries.relay(1));

        assertThat(all(Effect.Attempt.class)).hasSize(1);
    }

    @Test
    void a_record_whose_delivery_is_parked_is_skipped() {
        Delivery delivery = Deliveries.deferred(3);
        engine = engine(CommitMark.never(), parked(delivery, WaitReason.RETRY));

        arrive(delivery);

        assertThat(all(Effect.Attempt.class)).isEmpty();
        assertThat(engine.committable()).isEqualTo(4);
    }

    @Test
    void after_a_take_over_nobody_overtakes_what_is_still_to_be_read() {
        Delivery older = Deliveries.deferred(3);
        Delivery younger = Deliveries.next(older, 4);
        engine = engine(CommitMark.never(), parked(younger, WaitReason.BEHIND_CONVERSATION));
        later(Duration.ofSeconds(1));
        assertThat(all(Effect.Load.class)).isEmpty();

        arrive(older);
        arrive(younger);
        later(Duration.ofSeconds(1));
        assertThat(all(Effect.Load.class)).isEmpty();

        attempted(older, YES);
        told(older);
        assertThat(only(Effect.Load.class).parked().id()).isEqualTo(younger.id());
    }

    @Test
    void a_failing_endpoint_is_suspect_after_a_take_over() {
        Delivery one = Deliveries.deferred(1);
        engine = engine(CommitMark.never(), parked(one, WaitReason.BREAKER_OPEN));

        later(Duration.ofSeconds(2));
        arrive(Deliveries.relay(9));

        assertThat(only(Effect.Load.class).parked().id()).isEqualTo(one.id());
        assertThat(only(Effect.Tell.class).ended().ending().reason())
                .isEqualTo("RECEIVER_KNOWN_DOWN");
    }

    @Test
    void a_parked_delivery_expires_though_its_endpoint_is_down() {
        Delivery delivery = Deliveries.deferred(0);
        arrive(delivery);
        attempted(delivery, DOWN);
        openBreaker();
        now = NOW.plus(Duration.ofHours(1));

        take(engine.tick(now));
        take(engine.loaded(delivery, now));

        assertThat(all(Effect.Tell.class))
                .filteredOn(tell -> tell.delivery().equals(delivery))
                .singleElement()
                .satisfies(tell ->
                        assertThat(tell.ended().ending().disposition())
                                .isEqualTo(Disposition.EXPIRED));
    }

    @Test
    void a_message_that_is_gone_ends_its_delivery() {
        Delivery delivery = Deliveries.deferred(0);
        arrive(delivery);
        attempted(delivery, DOWN);
        later(Duration.ofMinutes(10));

        take(engine.missing(delivery, now));

        assertThat(only(Effect.Tell.class).ended().ending().reason()).isEqualTo("POINTER_EXPIRED");
    }

    @Test
    void stopped_it_starts_nothing_and_is_closed_when_quiet() {
        Delivery first = Deliveries.relay(0, ONE_SLOT, "POST");
        arrive(first);
        arrive(Deliveries.relay(1, ONE_SLOT, "POST"));
        engine.stop();
        assertThat(engine.mark().ownership()).isEqualTo(Ownership.OPEN);

        attempted(first, YES);
        told(first);

        assertThat(all(Effect.Attempt.class)).hasSize(1);
        assertThat(engine.committable()).isEqualTo(1);
        assertThat(engine.mark()).isEqualTo(CommitMark.never());
    }

    @Test
    void reading_pauses_at_the_limits_and_goes_on_below_them() {
        for (int offset = 0; offset < 10; offset++) {
            arrive(Deliveries.relay(offset));
        }
        assertThat(engine.wantsMore()).isFalse();

        Delivery any = all(Effect.Attempt.class).getFirst().delivery();
        attempted(any, YES);
        told(any);

        assertThat(engine.wantsMore()).isTrue();
    }

    @Test
    void an_attempt_that_ends_after_all_was_dropped_changes_nothing() {
        assertThat(engine.attempted(Deliveries.relay(0).id(), new AttemptEnd(RESET, NOW)))
                .isEmpty();
    }

    /// Fails deferred deliveries until the breaker opens; they are parked then.
    private List<Delivery> openBreaker() {
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

    private static Delivery withSlots(Delivery delivery) {
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

    private static Delivery relayOf(Delivery deferred, long offset) {
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

    private static Map<DeliveryId, ParkedDelivery> parked(Delivery delivery, WaitReason reason) {
        ParkedDelivery entry = ParkedDelivery.of(delivery, new Parked(Story.untold(), NOW, reason));
        return Map.of(delivery.id(), entry);
    }

    private static PartitionEngine engine(CommitMark mark, Map<DeliveryId, ParkedDelivery> parked) {
        EngineSettings settings =
                new EngineSettings(
                        8,
                        64,
                        10,
                        1_000_000,
                        1_000,
                        Duration.ofSeconds(1),
                        new Breaker.Limits(
                                3, new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5), 2.0)));
        return new PartitionEngine(
                settings,
                new Random(11),
                new TakeOver(NOW, 0, 10, mark, parked, new SeenSet(Duration.ofSeconds(60))));
    }

    private void arrive(Delivery delivery) {
        take(engine.arrived(delivery, now));
    }

    private void attempted(Delivery delivery, AttemptResult result) {
        take(engine.attempted(delivery.id(), new AttemptEnd(result, now)));
    }

    private void told(Delivery delivery) {
        take(engine.told(delivery.id(), now));
    }

    private void later(Duration time) {
        now = now.plus(time);
        take(engine.tick(now));
    }

    private void take(List<Effect> more) {
        effects.addAll(more);
    }

    private <E extends Effect> List<E> all(Class<E> type) {
        return effects.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private <E extends Effect> E only(Class<E> type) {
        assertThat(all(type)).hasSize(1);
        return all(type).getFirst();
    }

    private <E extends Effect> E last(Class<E> type) {
        assertThat(all(type)).isNotEmpty();
        return all(type).getLast();
    }
}
