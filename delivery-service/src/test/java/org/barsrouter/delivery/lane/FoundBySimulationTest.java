package org.barsrouter.delivery.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barsrouter.delivery.lane.Deliveries.NOW;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.barsrouter.delivery.offsets.CommitMark;
import org.barsrouter.delivery.offsets.CommitMark.Ownership;
import org.barsrouter.delivery.offsets.OffsetRange;
import org.barsrouter.delivery.state.Delivery;
import org.barsrouter.delivery.state.Disposition;
import org.barsrouter.delivery.state.WaitReason;
import org.barsrouter.routing.policy.Policy.RelayRepeat;
import org.barsrouter.routing.policy.PolicyOverrides;
import org.barsrouter.schemas.id.DeliveryId;
import org.junit.jupiter.api.Test;

/// Faults that simulated stories found (`./bars simulate`), each as a story of its own.
class FoundBySimulationTest {
    private static final CommitMark UNCLEAN = new CommitMark(Ownership.OPEN, List.of());

    private final DrivenEngine driven = new DrivenEngine();

    @Test
    void a_message_that_is_overdue_behind_its_conversation_does_not_stop_the_partition() {
        Delivery older = Deliveries.deferred(3);
        Delivery younger = Deliveries.next(older, 4);
        Map<DeliveryId, ParkedDelivery> parked =
                new HashMap<>(DrivenEngine.parked(older, WaitReason.RETRY));
        parked.putAll(DrivenEngine.parked(younger, WaitReason.BEHIND_CONVERSATION));
        driven.takeOver(CommitMark.never(), parked);
        driven.later(Duration.ofMillis(1));
        driven.now(NOW.plus(Duration.ofHours(2)));

        driven.arrive(Deliveries.relay(9));

        assertThat(driven.all(Effect.Load.class)).hasSize(1);
    }

    @Test
    void what_an_owner_before_the_last_had_done_stays_done() {
        CommitMark left = new CommitMark(Ownership.OPEN, List.of(new OffsetRange(2, 4)));
        driven.takeOver(left, Map.of());

        assertThat(driven.engine().mark().done()).containsExactly(new OffsetRange(2, 4));

        driven.arrive(Deliveries.deferred(0));
        assertThat(driven.engine().mark().isDone(3)).isTrue();
    }

    @Test
    void a_record_that_is_skipped_as_done_is_recognised_when_it_was_routed_twice() {
        Delivery done = Deliveries.relay(2);
        driven.takeOver(new CommitMark(Ownership.OPEN, List.of(new OffsetRange(2, 2))), Map.of());
        driven.arrive(done);

        driven.arrive(Deliveries.again(done, 20));

        assertThat(driven.all(Effect.Attempt.class)).isEmpty();
    }

    @Test
    void one_that_runs_out_of_time_while_it_is_read_gives_its_turn_to_the_next() {
        Delivery first = Deliveries.deferred(1);
        Delivery late = Deliveries.deferred(2);
        Delivery last = Deliveries.lasting(Deliveries.deferred(3), NOW.plus(Duration.ofHours(9)));
        Map<DeliveryId, ParkedDelivery> parked = new HashMap<>();
        for (Delivery each : List.of(first, late, last)) {
            parked.putAll(DrivenEngine.parked(each, WaitReason.RETRY));
        }
        driven.takeOver(CommitMark.never(), parked);
        driven.later(Duration.ofMillis(1));
        driven.take(driven.engine().loaded(first, driven.now()));
        driven.attempted(first, DrivenEngine.YES);
        driven.told(first);

        driven.now(NOW.plus(Duration.ofHours(2)));
        driven.take(driven.engine().loaded(late, driven.now()));
        driven.told(late);
        driven.later(Duration.ofSeconds(1));

        assertThat(driven.last(Effect.Load.class).parked().id()).isEqualTo(last.id());
    }

    @Test
    void what_has_arrived_holds_up_nothing_of_its_conversation_while_its_sender_is_being_told() {
        Delivery older = Deliveries.deferred(1);
        driven.arrive(older);
        driven.attempted(older, DrivenEngine.YES);

        driven.arrive(DrivenEngine.relayOf(older, 2));

        assertThat(driven.all(Effect.Attempt.class)).hasSize(2);
    }

    @Test
    void what_was_refused_holds_up_its_conversation_until_that_is_written() {
        Delivery older = Deliveries.deferred(1);
        driven.arrive(older);
        driven.attempted(older, Traffic.REFUSES);

        driven.arrive(DrivenEngine.relayOf(older, 2));

        assertThat(driven.all(Effect.Attempt.class)).hasSize(1);
    }

    @Test
    void a_deferred_message_that_a_vanished_owner_may_have_sent_ends_unknown() {
        driven.takeOver(UNCLEAN, Map.of());
        Delivery delivery = Deliveries.deferred(1);
        driven.now(NOW.plus(Duration.ofHours(1)));

        driven.arrive(delivery);

        assertThat(driven.only(Effect.Tell.class).ended().ending().disposition())
                .isEqualTo(Disposition.UNKNOWN);
    }

    @Test
    void a_parked_message_that_a_vanished_owner_may_have_sent_ends_unknown() {
        Delivery delivery = Deliveries.deferred(1);
        driven.takeOver(UNCLEAN, DrivenEngine.parked(delivery, WaitReason.RETRY));
        driven.now(NOW.plus(Duration.ofHours(1)));

        driven.take(driven.engine().tick(driven.now()));
        driven.take(driven.engine().loaded(delivery, driven.now()));

        assertThat(driven.only(Effect.Tell.class).ended().ending().disposition())
                .isEqualTo(Disposition.UNKNOWN);
    }

    @Test
    void an_owner_that_knows_more_than_its_entries_never_lets_go_cleanly() {
        Delivery delivery = Deliveries.deferred(1);
        driven.takeOver(UNCLEAN, DrivenEngine.parked(delivery, WaitReason.RETRY));
        driven.engine().took(20);
        driven.engine().done(20);
        driven.engine().stop();

        assertThat(driven.engine().mark().ownership()).isEqualTo(Ownership.OPEN);
    }

    @Test
    void an_owner_that_has_not_taken_all_that_was_perhaps_sent_never_lets_go_cleanly() {
        driven.takeOver(UNCLEAN, Map.of());

        driven.engine().stop();

        assertThat(driven.engine().mark().ownership()).isEqualTo(Ownership.OPEN);
    }

    @Test
    void a_parked_message_has_its_turn_though_nothing_new_arrives_for_its_lane() {
        Delivery delivery = Deliveries.deferred(1);
        driven.takeOver(CommitMark.never(), DrivenEngine.parked(delivery, WaitReason.LANE_FULL));

        driven.later(Duration.ofSeconds(1));

        assertThat(driven.only(Effect.Load.class).parked().id()).isEqualTo(delivery.id());
    }

    @Test
    void a_message_in_flight_is_not_begun_again_when_a_younger_one_ends() {
        Delivery first = Deliveries.deferred(1);
        Delivery second = Deliveries.next(first, 2);
        Delivery third = Deliveries.next(first, 3);
        driven.arrive(first);
        driven.arrive(second);
        driven.arrive(third);
        driven.attempted(first, DrivenEngine.YES);
        driven.told(first);
        driven.take(driven.engine().loaded(second, driven.now()));
        assertThat(driven.last(Effect.Attempt.class).delivery()).isEqualTo(second);

        driven.now(NOW.plus(Duration.ofHours(1)));
        driven.take(driven.engine().tick(driven.now()));
        driven.take(driven.engine().loaded(third, driven.now()));
        driven.told(third);

        assertThat(driven.all(Effect.Load.class))
                .filteredOn(load -> load.parked().id().equals(second.id()))
                .hasSize(1);
    }

    @Test
    void a_waiting_repeat_after_an_unknown_attempt_is_not_let_go_as_untried() {
        PolicyOverrides repeats =
                new PolicyOverrides.Builder().relayRepeat(RelayRepeat.ALSO_AFTER_WRITE).build();
        Delivery delivery = Deliveries.relay(0, repeats, "POST");
        driven.arrive(delivery);
        driven.attempted(delivery, DrivenEngine.RESET);

        driven.engine().stop();

        assertThat(driven.engine().mark().ownership()).isEqualTo(Ownership.OPEN);
    }

    @Test
    void after_a_take_over_a_lane_has_no_more_attempts_than_its_policy_allows() {
        Delivery one = DrivenEngine.withSlots(Deliveries.deferred(1));
        Delivery other = DrivenEngine.withSlots(Deliveries.deferred(2));
        Map<DeliveryId, ParkedDelivery> parked =
                new HashMap<>(DrivenEngine.parked(one, WaitReason.LANE_FULL));
        parked.putAll(DrivenEngine.parked(other, WaitReason.LANE_FULL));
        driven.takeOver(CommitMark.never(), parked);
        driven.later(Duration.ofSeconds(1));
        for (Effect.Load load : driven.all(Effect.Load.class)) {
            Delivery read = load.parked().id().equals(one.id()) ? one : other;
            driven.take(driven.engine().loaded(read, driven.now()));
        }
        assertThat(driven.all(Effect.Attempt.class)).hasSize(1);

        driven.attempted(driven.only(Effect.Attempt.class).delivery(), DrivenEngine.YES);

        assertThat(driven.all(Effect.Load.class)).hasSize(3);
    }
}
