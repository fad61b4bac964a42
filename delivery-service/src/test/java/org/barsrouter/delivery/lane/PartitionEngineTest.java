package org.barsrouter.delivery.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barsrouter.delivery.lane.Deliveries.NOW;

import java.time.Duration;
import java.util.List;
import org.barsrouter.delivery.breaker.BreakerState;
import org.barsrouter.delivery.offsets.CommitMark;
import org.barsrouter.delivery.offsets.CommitMark.Ownership;
import org.barsrouter.delivery.state.AttemptEnd;
import org.barsrouter.delivery.state.Delivery;
import org.barsrouter.delivery.state.Disposition;
import org.barsrouter.delivery.state.WaitReason;
import org.junit.jupiter.api.Test;

class PartitionEngineTest {
    private final DrivenEngine driven = new DrivenEngine();

    @Test
    void an_offset_completes_when_its_sender_has_been_told_and_not_before() {
        Delivery delivery = Deliveries.relay(0);
        driven.arrive(delivery);
        driven.attempted(delivery, DrivenEngine.YES);
        assertThat(driven.engine().committable()).isZero();

        driven.told(delivery);

        assertThat(driven.engine().committable()).isEqualTo(1);
        assertThat(driven.engine().quiet()).isTrue();
    }

    @Test
    void a_delivery_routed_twice_is_attempted_once() {
        Delivery delivery = Deliveries.relay(0);
        driven.arrive(delivery);

        driven.arrive(Deliveries.again(delivery, 1));

        assertThat(driven.all(Effect.Attempt.class)).hasSize(1);
    }

    @Test
    void a_repeat_joins_the_open_delivery_and_gets_the_same_answer() {
        Delivery leader = Deliveries.relay(0);
        Delivery repeat = Deliveries.repeat(leader, 1);
        driven.arrive(leader);
        driven.arrive(repeat);

        driven.attempted(leader, DrivenEngine.YES);

        assertThat(driven.all(Effect.Attempt.class)).hasSize(1);
        assertThat(driven.only(Effect.Tell.class).joined()).containsExactly(repeat);
        driven.told(leader);
        assertThat(driven.engine().committable()).isEqualTo(1);
        driven.told(repeat);
        assertThat(driven.engine().committable()).isEqualTo(2);
    }

    @Test
    void a_repeat_after_the_end_is_forwarded() {
        Delivery leader = Deliveries.relay(0);
        driven.arrive(leader);
        driven.attempted(leader, DrivenEngine.YES);

        driven.arrive(Deliveries.repeat(leader, 1));

        assertThat(driven.all(Effect.Attempt.class)).hasSize(2);
    }

    @Test
    void relay_messages_wait_for_a_slot_and_start_when_one_is_free() {
        Delivery first = Deliveries.relay(0, DrivenEngine.ONE_SLOT, "POST");
        Delivery second = Deliveries.relay(1, DrivenEngine.ONE_SLOT, "POST");
        driven.arrive(first);
        driven.arrive(second);
        assertThat(driven.all(Effect.Attempt.class)).hasSize(1);

        driven.attempted(first, DrivenEngine.YES);

        assertThat(driven.last(Effect.Attempt.class).delivery()).isEqualTo(second);
    }

    @Test
    void a_relay_message_that_found_no_slot_in_time_is_told_that_nothing_was_sent() {
        Delivery first = Deliveries.relay(0, DrivenEngine.ONE_SLOT, "POST");
        Delivery second = Deliveries.relay(1, DrivenEngine.ONE_SLOT, "POST");
        driven.arrive(first);
        driven.arrive(second);

        driven.later(Duration.ofMillis(31_500));

        assertThat(driven.only(Effect.Tell.class).delivery()).isEqualTo(second);
        assertThat(driven.only(Effect.Tell.class).ended().ending().reason())
                .isEqualTo("RECEIVER_UNREACHABLE");
    }

    @Test
    void a_relay_attempt_gets_no_more_time_than_is_left() {
        driven.now(NOW.plusSeconds(20));

        driven.arrive(Deliveries.relay(0));

        assertThat(driven.only(Effect.Attempt.class).timeout()).isEqualTo(Duration.ofSeconds(12));
    }

    @Test
    void no_relay_attempt_starts_with_less_than_a_second_left() {
        driven.now(NOW.plusMillis(31_001));

        driven.arrive(Deliveries.relay(0));

        assertThat(driven.all(Effect.Attempt.class)).isEmpty();
        assertThat(driven.only(Effect.Tell.class).ended().ending().disposition())
                .isEqualTo(Disposition.EXPIRED);
    }

    @Test
    void a_deferred_message_that_finds_its_lane_full_parks_without_an_attempt() {
        driven.arrive(Deliveries.relay(0, DrivenEngine.ONE_SLOT, "POST"));
        Delivery deferred = Deliveries.deferred(1);

        driven.arrive(DrivenEngine.withSlots(deferred));

        ParkedDelivery entry = driven.only(Effect.Write.class).parked();
        assertThat(entry.state().reason()).isEqualTo(WaitReason.LANE_FULL);
        assertThat(entry.state().story().attempts()).isZero();
    }

    @Test
    void while_its_endpoint_is_down_a_relay_message_is_refused_at_once_and_a_deferred_one_parks() {
        driven.openBreaker();

        Delivery relay = Deliveries.relay(100);
        Delivery deferred = Deliveries.deferred(101);
        driven.arrive(relay);
        driven.arrive(deferred);

        assertThat(driven.last(Effect.Tell.class).ended().ending().reason())
                .isEqualTo("RECEIVER_KNOWN_DOWN");
        assertThat(driven.last(Effect.Write.class).parked().state().reason())
                .isEqualTo(WaitReason.BREAKER_OPEN);
        assertThat(driven.all(Effect.Attempt.class))
                .noneMatch(a -> a.delivery().equals(relay) || a.delivery().equals(deferred));
    }

    @Test
    void a_receiver_that_is_down_is_probed_not_hammered() {
        List<Delivery> parked = driven.openBreaker();
        int before = driven.all(Effect.Load.class).size();

        driven.later(Duration.ofSeconds(30));

        assertThat(parked).hasSizeGreaterThan(1);
        assertThat(driven.all(Effect.Load.class)).hasSize(before + 1);
        assertThat(driven.last(Effect.BreakerMoved.class).state())
                .isInstanceOf(BreakerState.HalfOpen.class);
    }

    @Test
    void a_younger_message_waits_for_an_older_one_of_its_conversation() {
        Delivery older = Deliveries.deferred(0);
        Delivery younger = Deliveries.next(older, 1);
        driven.arrive(older);
        driven.arrive(younger);
        assertThat(driven.only(Effect.Write.class).parked().state().reason())
                .isEqualTo(WaitReason.BEHIND_CONVERSATION);
        driven.later(Duration.ofSeconds(5));
        assertThat(driven.all(Effect.Load.class)).isEmpty();

        driven.attempted(older, DrivenEngine.YES);
        driven.told(older);

        assertThat(driven.only(Effect.Load.class).parked().id()).isEqualTo(younger.id());
    }

    @Test
    void a_relay_message_does_not_overtake_its_waiting_conversation() {
        Delivery deferred = Deliveries.deferred(0);
        driven.arrive(deferred);
        Delivery relay = DrivenEngine.relayOf(deferred, 1);

        driven.arrive(relay);

        assertThat(driven.only(Effect.Tell.class).ended().ending().reason())
                .isEqualTo("OVERTAKING");
        assertThat(driven.all(Effect.Attempt.class)).hasSize(1);
    }

    @Test
    void stopped_it_starts_nothing_and_is_closed_when_quiet() {
        Delivery first = Deliveries.relay(0, DrivenEngine.ONE_SLOT, "POST");
        driven.arrive(first);
        driven.arrive(Deliveries.relay(1, DrivenEngine.ONE_SLOT, "POST"));
        driven.engine().stop();
        assertThat(driven.engine().mark().ownership()).isEqualTo(Ownership.OPEN);

        driven.attempted(first, DrivenEngine.YES);
        driven.told(first);

        assertThat(driven.all(Effect.Attempt.class)).hasSize(1);
        assertThat(driven.engine().committable()).isEqualTo(1);
        assertThat(driven.engine().mark()).isEqualTo(CommitMark.never());
    }

    @Test
    void reading_pauses_at_the_limits_and_goes_on_below_them() {
        for (int offset = 0; offset < DrivenEngine.OPEN; offset++) {
            driven.arrive(Deliveries.relay(offset));
        }
        assertThat(driven.engine().wantsMore()).isFalse();

        Delivery any = driven.all(Effect.Attempt.class).getFirst().delivery();
        driven.attempted(any, DrivenEngine.YES);
        driven.told(any);

        assertThat(driven.engine().wantsMore()).isTrue();
    }

    @Test
    void an_attempt_that_ends_after_all_was_dropped_changes_nothing() {
        assertThat(
                        driven.engine()
                                .attempted(
                                        Deliveries.relay(0).id(),
                                        new AttemptEnd(DrivenEngine.RESET, NOW)))
                .isEmpty();
    }
}
