package org.barsrouter.delivery.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barsrouter.delivery.lane.Deliveries.LANE;

import java.time.Duration;
import org.barsrouter.delivery.breaker.Subject;
import org.barsrouter.delivery.state.Delivery;
import org.barsrouter.delivery.state.Disposition;
import org.barsrouter.delivery.state.Ending;
import org.barsrouter.delivery.state.WaitReason;
import org.junit.jupiter.api.Test;

/// What operators order is obeyed, and costs nobody its order or its answer.
class OperatorsOrdersTest {
    private static final Subject ENDPOINT = new Subject.Endpoint(LANE.endpointId());

    private final DrivenEngine driven = new DrivenEngine();

    @Test
    void nothing_is_attempted_at_a_paused_endpoint_and_its_order_is_kept_when_it_goes_on() {
        pause(true);
        Delivery older = Deliveries.deferred(0);
        Delivery younger = Deliveries.next(older, 1);
        driven.arrive(older);
        driven.arrive(younger);
        written();
        driven.later(Duration.ofMinutes(5));

        assertThat(driven.all(Effect.Attempt.class)).isEmpty();
        assertThat(driven.all(Effect.Write.class))
                .extracting(write -> write.parked().state().reason())
                .containsExactly(WaitReason.PAUSED, WaitReason.BEHIND_CONVERSATION);

        pause(false);
        driven.later(Duration.ofMillis(25));
        assertThat(driven.only(Effect.Load.class).parked().id()).isEqualTo(older.id());
        driven.take(driven.engine().loaded(older, driven.now()));
        driven.attempted(older, DrivenEngine.YES);
        driven.told(older);
        driven.later(Duration.ofMillis(25));
        driven.take(driven.engine().loaded(younger, driven.now()));

        assertThat(driven.all(Effect.Attempt.class))
                .extracting(Effect.Attempt::delivery)
                .containsExactly(older, younger);
    }

    @Test
    void a_relay_message_to_a_paused_endpoint_is_answered_at_once() {
        pause(true);
        driven.arrive(Deliveries.relay(0));

        assertThat(ending().reason()).isEqualTo("RECEIVER_PAUSED");
        assertThat(driven.all(Effect.Attempt.class)).isEmpty();
    }

    @Test
    void a_message_that_waits_is_cancelled_and_its_sender_is_told() {
        Delivery delivery = unreached(0);

        driven.take(driven.engine().cancelled(delivery.id()));
        driven.take(driven.engine().cancelled(delivery.id()));
        driven.take(driven.engine().loaded(delivery, driven.now()));

        assertThat(driven.all(Effect.Load.class)).hasSize(1);
        assertThat(ending().disposition()).isEqualTo(Disposition.CANCELLED);
        driven.told(delivery);
        driven.later(Duration.ofHours(2));
        assertThat(driven.all(Effect.Attempt.class)).hasSize(1);
    }

    @Test
    void a_message_that_may_have_arrived_is_not_said_to_be_cancelled() {
        Delivery delivery = Deliveries.deferred(0);
        driven.arrive(delivery);
        driven.attempted(delivery, DrivenEngine.RESET);

        driven.take(driven.engine().cancelled(delivery.id()));
        driven.take(driven.engine().loaded(delivery, driven.now()));

        assertThat(ending().disposition()).isEqualTo(Disposition.UNKNOWN);
        assertThat(ending().reason()).isEqualTo("CANCELLED_AFTER_UNKNOWN");
    }

    @Test
    void a_message_that_is_being_attempted_is_cancelled_when_that_has_failed() {
        Delivery delivery = unreached(0);
        driven.later(Duration.ofMinutes(10));
        driven.take(driven.engine().loaded(delivery, driven.now()));

        driven.take(driven.engine().cancelled(delivery.id()));
        assertThat(driven.all(Effect.Tell.class)).isEmpty();
        driven.attempted(delivery, DrivenEngine.UNREACHED);
        driven.later(Duration.ofMillis(25));
        driven.take(driven.engine().loaded(delivery, driven.now()));

        assertThat(ending().disposition()).isEqualTo(Disposition.CANCELLED);
    }

    @Test
    void what_is_through_or_not_here_is_left_alone() {
        driven.take(driven.engine().cancelled(Deliveries.deferred(0).id()));

        assertThat(driven.all(Effect.Load.class)).isEmpty();
    }

    private void pause(boolean paused) {
        driven.gates().order(ENDPOINT, orders -> orders.paused(paused), driven.now());
    }

    private void written() {
        driven.all(Effect.Write.class)
                .forEach(write -> driven.take(driven.engine().written(write.parked())));
    }

    private Ending ending() {
        return driven.last(Effect.Tell.class).ended().ending();
    }

    private Delivery unreached(long offset) {
        Delivery delivery = Deliveries.deferred(offset);
        driven.arrive(delivery);
        driven.attempted(delivery, DrivenEngine.UNREACHED);
        return delivery;
    }
}
