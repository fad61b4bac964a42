package org.barsrouter.delivery.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barsrouter.delivery.lane.Deliveries.LANE;

import java.time.Duration;
import java.util.List;
import org.barsrouter.delivery.lane.ParkedDelivery.Phase;
import org.barsrouter.delivery.offsets.CommitMark;
import org.barsrouter.delivery.state.Delivery;
import org.barsrouter.delivery.state.WaitReason;
import org.barsrouter.schemas.id.Lane;
import org.junit.jupiter.api.Test;

/// A route moves while messages wait.
class RouteAgainTest {
    private final DrivenEngine driven = new DrivenEngine();

    @Test
    void what_never_left_us_goes_back_to_the_router_and_is_closed_after_that() {
        Delivery delivery = unreached(5);

        driven.take(driven.engine().moved(seat(delivery)));
        driven.take(driven.engine().loaded(delivery, driven.now()));

        assertThat(driven.only(Effect.RouteAgain.class).delivery()).isEqualTo(delivery);
        assertThat(driven.only(Effect.Write.class).parked().phase()).isEqualTo(Phase.WAITING);
        assertThat(driven.engine().quiet()).isFalse();

        driven.take(driven.engine().routedAgain(delivery.id(), driven.now()));

        ParkedDelivery closed = driven.last(Effect.Write.class).parked();
        assertThat(closed.phase()).isEqualTo(Phase.CLOSED);
        driven.take(driven.engine().written(closed));
        assertThat(driven.all(Effect.Tell.class)).isEmpty();
        assertThat(driven.engine().seats()).isEmpty();
        driven.later(Duration.ofMinutes(10));
        assertThat(driven.all(Effect.Attempt.class)).hasSize(1);
    }

    @Test
    void once_bytes_were_written_it_stays_with_its_endpoint() {
        Delivery delivery = Deliveries.deferred(0);
        driven.arrive(delivery);
        driven.attempted(delivery, DrivenEngine.RESET);

        driven.take(driven.engine().moved(seat(delivery)));

        assertThat(driven.all(Effect.Load.class)).isEmpty();
        driven.later(Duration.ofMinutes(10));
        driven.take(driven.engine().loaded(delivery, driven.now()));
        assertThat(driven.all(Effect.Attempt.class)).hasSize(2);
    }

    @Test
    void a_dead_endpoint_does_not_hold_back_what_may_leave_it() {
        List<Delivery> waiting = driven.openBreaker();

        driven.take(driven.engine().moved(seat(waiting.getFirst())));

        assertThat(driven.all(Effect.Load.class))
                .extracting(load -> load.parked().id())
                .containsExactlyElementsOf(waiting.stream().map(Delivery::id).toList());
    }

    @Test
    void other_services_and_lanes_stay_where_they_are() {
        Delivery delivery = unreached(0);

        driven.take(driven.engine().moved(new Seat(new Lane("other", 0), delivery.target())));

        assertThat(driven.all(Effect.Load.class)).isEmpty();
        assertThat(driven.engine().seats()).containsExactly(seat(delivery));
    }

    @Test
    void after_a_crash_between_the_two_writes_it_goes_back_once_more() {
        Delivery delivery = Deliveries.deferred(1);
        driven.takeOver(CommitMark.never(), DrivenEngine.parked(delivery, WaitReason.BREAKER_OPEN));

        driven.take(driven.engine().moved(seat(delivery)));
        driven.take(driven.engine().loaded(delivery, driven.now()));

        assertThat(driven.only(Effect.RouteAgain.class).delivery()).isEqualTo(delivery);
    }

    @Test
    void a_message_that_is_gone_still_ends() {
        Delivery delivery = unreached(0);
        driven.take(driven.engine().moved(seat(delivery)));

        driven.take(driven.engine().missing(delivery, driven.now()));

        assertThat(driven.only(Effect.Tell.class).ended().ending().reason())
                .isEqualTo("POINTER_EXPIRED");
    }

    @Test
    void whoever_waits_behind_it_is_due_when_it_has_left() {
        Delivery older = unreached(3);
        Delivery younger = Deliveries.next(older, 4);
        driven.arrive(younger);
        driven.take(driven.engine().moved(seat(older)));
        driven.take(driven.engine().loaded(older, driven.now()));
        driven.take(driven.engine().loaded(younger, driven.now()));

        driven.take(driven.engine().routedAgain(older.id(), driven.now()));
        driven.take(driven.engine().routedAgain(younger.id(), driven.now()));

        assertThat(driven.all(Effect.RouteAgain.class))
                .extracting(Effect.RouteAgain::delivery)
                .containsExactly(older, younger);
        assertThat(driven.engine().seats()).isEmpty();
    }

    private Delivery unreached(long offset) {
        Delivery delivery = Deliveries.deferred(offset);
        driven.arrive(delivery);
        driven.attempted(delivery, DrivenEngine.UNREACHED);
        return delivery;
    }

    private static Seat seat(Delivery delivery) {
        return new Seat(LANE, delivery.target());
    }
}
