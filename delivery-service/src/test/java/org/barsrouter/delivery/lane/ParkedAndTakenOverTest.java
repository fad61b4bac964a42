package org.barsrouter.delivery.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barsrouter.delivery.lane.Deliveries.NOW;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.barsrouter.delivery.lane.ParkedDelivery.Phase;
import org.barsrouter.delivery.offsets.CommitMark;
import org.barsrouter.delivery.offsets.CommitMark.Ownership;
import org.barsrouter.delivery.offsets.OffsetRange;
import org.barsrouter.delivery.state.Delivery;
import org.barsrouter.delivery.state.Disposition;
import org.barsrouter.delivery.state.WaitReason;
import org.barsrouter.schemas.id.DeliveryId;
import org.junit.jupiter.api.Test;

class ParkedAndTakenOverTest {
    private final DrivenEngine driven = new DrivenEngine();

    @Test
    void a_parked_delivery_lets_its_offset_go_when_its_entry_is_committed() {
        Delivery delivery = Deliveries.deferred(0);
        driven.arrive(delivery);
        driven.attempted(delivery, DrivenEngine.DOWN);
        ParkedDelivery entry = driven.only(Effect.Write.class).parked();
        assertThat(entry.state().reason()).isEqualTo(WaitReason.RETRY);
        assertThat(entry.state().story().attempts()).isEqualTo(1);
        assertThat(driven.engine().committable()).isZero();

        driven.take(driven.engine().written(entry));

        assertThat(driven.engine().committable()).isEqualTo(1);
    }

    @Test
    void a_closed_entry_is_buried_only_behind_the_committed_offset() {
        Delivery delivery = Deliveries.deferred(5);
        driven.arrive(delivery);
        driven.attempted(delivery, DrivenEngine.DOWN);
        driven.take(driven.engine().written(driven.only(Effect.Write.class).parked()));
        driven.later(Duration.ofMinutes(10));
        driven.take(driven.engine().loaded(delivery, driven.now()));
        driven.attempted(delivery, DrivenEngine.YES);
        driven.told(delivery);
        ParkedDelivery closed = driven.last(Effect.Write.class).parked();
        assertThat(closed.phase()).isEqualTo(Phase.CLOSED);

        driven.take(driven.engine().written(closed));
        assertThat(driven.all(Effect.Bury.class)).isEmpty();

        driven.take(driven.engine().committed(6));
        assertThat(driven.only(Effect.Bury.class).id()).isEqualTo(delivery.id());
    }

    @Test
    void after_an_unclean_take_over_a_relay_message_may_have_been_attempted() {
        driven.takeOver(new CommitMark(Ownership.OPEN, List.of(new OffsetRange(2, 2))), Map.of());

        Delivery before = Deliveries.relay(1);
        driven.arrive(before);
        driven.arrive(Deliveries.relay(2));
        driven.arrive(Deliveries.relay(20));

        assertThat(driven.only(Effect.Tell.class).delivery()).isEqualTo(before);
        assertThat(driven.only(Effect.Tell.class).ended().ending().reason())
                .isEqualTo("POSSIBLY_ATTEMPTED");
        assertThat(driven.only(Effect.Attempt.class).delivery().outbound().offset()).isEqualTo(20);
    }

    @Test
    void after_a_clean_take_over_every_record_is_attempted() {
        driven.takeOver(CommitMark.never(), Map.of());

        driven.arrive(Deliveries.relay(1));

        assertThat(driven.all(Effect.Attempt.class)).hasSize(1);
    }

    @Test
    void a_record_whose_delivery_is_parked_is_skipped() {
        Delivery delivery = Deliveries.deferred(3);
        driven.takeOver(CommitMark.never(), DrivenEngine.parked(delivery, WaitReason.RETRY));

        driven.arrive(delivery);

        assertThat(driven.all(Effect.Attempt.class)).isEmpty();
        assertThat(driven.engine().committable()).isEqualTo(4);
    }

    @Test
    void after_a_take_over_nobody_overtakes_what_is_still_to_be_read() {
        Delivery older = Deliveries.deferred(3);
        Delivery younger = Deliveries.next(older, 4);
        driven.takeOver(
                CommitMark.never(), DrivenEngine.parked(younger, WaitReason.BEHIND_CONVERSATION));
        driven.later(Duration.ofSeconds(1));
        assertThat(driven.all(Effect.Load.class)).isEmpty();

        driven.arrive(older);
        driven.arrive(younger);
        driven.later(Duration.ofSeconds(1));
        assertThat(driven.all(Effect.Load.class)).isEmpty();

        driven.attempted(older, DrivenEngine.YES);
        driven.told(older);
        assertThat(driven.only(Effect.Load.class).parked().id()).isEqualTo(younger.id());
    }

    @Test
    void
            a_new_owner_waits_one_attempt_time_out_of_the_route_for_what_the_last_one_may_be_calling() {
        Delivery quick = Deliveries.withTimeout(Deliveries.deferred(3), Duration.ofSeconds(5));
        Delivery slow = Deliveries.withTimeout(Deliveries.deferred(4), Duration.ofSeconds(60));
        Map<DeliveryId, ParkedDelivery> parked =
                new HashMap<>(DrivenEngine.parked(quick, WaitReason.RETRY));
        parked.putAll(DrivenEngine.parked(slow, WaitReason.RETRY));
        driven.takeOver(new CommitMark(Ownership.OPEN, List.of()), parked);

        driven.later(Duration.ofMillis(4_900));
        assertThat(driven.all(Effect.Load.class)).isEmpty();
        driven.later(Duration.ofMillis(200));
        assertThat(driven.only(Effect.Load.class).parked().id()).isEqualTo(quick.id());
        driven.later(Duration.ofSeconds(54));
        assertThat(driven.all(Effect.Load.class)).hasSize(1);
        driven.later(Duration.ofSeconds(1));
        assertThat(driven.last(Effect.Load.class).parked().id()).isEqualTo(slow.id());
    }

    @Test
    void a_failing_endpoint_is_suspect_after_a_take_over() {
        Delivery one = Deliveries.deferred(1);
        driven.takeOver(CommitMark.never(), DrivenEngine.parked(one, WaitReason.BREAKER_OPEN));

        driven.later(Duration.ofSeconds(2));
        driven.arrive(Deliveries.relay(9));

        assertThat(driven.only(Effect.Load.class).parked().id()).isEqualTo(one.id());
        assertThat(driven.only(Effect.Tell.class).ended().ending().reason())
                .isEqualTo("RECEIVER_KNOWN_DOWN");
    }

    @Test
    void a_parked_delivery_expires_though_its_endpoint_is_down() {
        Delivery delivery = Deliveries.deferred(0);
        driven.arrive(delivery);
        driven.attempted(delivery, DrivenEngine.DOWN);
        driven.openBreaker();
        driven.now(NOW.plus(Duration.ofHours(1)));

        driven.take(driven.engine().tick(driven.now()));
        driven.take(driven.engine().loaded(delivery, driven.now()));

        assertThat(driven.all(Effect.Tell.class))
                .filteredOn(tell -> tell.delivery().equals(delivery))
                .singleElement()
                .satisfies(tell ->
                        assertThat(tell.ended().ending().disposition())
                                .isEqualTo(Disposition.EXPIRED));
    }

    @Test
    void a_message_that_is_gone_ends_its_delivery() {
        Delivery delivery = Deliveries.deferred(0);
        driven.arrive(delivery);
        driven.attempted(delivery, DrivenEngine.DOWN);
        driven.later(Duration.ofMinutes(10));

        driven.take(driven.engine().missing(delivery, driven.now()));

        assertThat(driven.only(Effect.Tell.class).ended().ending().reason())
                .isEqualTo("POINTER_EXPIRED");
    }

    @Test
    void after_an_unclean_take_over_an_ordered_lane_waits_one_attempt_time_out() {
        CommitMark unclean = new CommitMark(Ownership.OPEN, List.of());
        Delivery parked = Deliveries.deferred(1);
        Delivery again = Deliveries.deferred(2);
        Delivery fresh = Deliveries.deferred(30);
        driven.takeOver(unclean, DrivenEngine.parked(parked, WaitReason.LANE_FULL));

        driven.arrive(again);
        driven.arrive(fresh);
        driven.later(Duration.ofSeconds(31));

        assertThat(driven.only(Effect.Write.class).parked().state().reason())
                .isEqualTo(WaitReason.TAKEN_OVER);
        assertThat(driven.only(Effect.Attempt.class).delivery()).isEqualTo(fresh);
        assertThat(driven.all(Effect.Load.class)).isEmpty();

        driven.later(Duration.ofSeconds(2));

        assertThat(driven.all(Effect.Load.class))
                .extracting(load -> load.parked().id())
                .contains(parked.id());
    }
}
