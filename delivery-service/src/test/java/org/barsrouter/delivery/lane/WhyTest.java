package org.barsrouter.delivery.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barsrouter.delivery.lane.Traffic.HANGS;
import static org.barsrouter.delivery.lane.Traffic.UNREACHED;

import java.time.Duration;
import java.util.Optional;
import org.barsrouter.delivery.breaker.BreakerState;
import org.barsrouter.delivery.classify.Classification;
import org.barsrouter.delivery.state.Delivery.Answering;
import org.barsrouter.delivery.state.WaitReason;
import org.barsrouter.delivery.why.Deadline;
import org.barsrouter.delivery.why.DeliveryEvidence;
import org.barsrouter.delivery.why.LaneEvidence;
import org.barsrouter.delivery.why.Place;
import org.barsrouter.routing.policy.PolicyOverrides;
import org.barsrouter.schemas.id.Lane;
import org.junit.jupiter.api.Test;

class WhyTest {
    private final Traffic traffic = new Traffic();

    @Test
    void names_the_breaker_that_is_open_since_when_and_why_and_the_next_probe() {
        traffic.at("dead.example:443", "p/1");
        for (int i = 0; i < 5; i++) {
            traffic.deferred("p/1", "s" + i).ends(UNREACHED);
        }
        Traffic.Sent waits = traffic.deferred("p/1", "s9");

        DeliveryEvidence why = why(waits);

        assertThat(why.place())
                .isInstanceOfSatisfying(
                        Place.Parked.class,
                        parked -> assertThat(parked.reason()).isEqualTo(WaitReason.BREAKER_OPEN));
        BreakerState breaker = why.lane().host().orElseThrow().breaker();
        assertThat(breaker)
                .isInstanceOfSatisfying(
                        BreakerState.Open.class,
                        open -> {
                            assertThat(open.since()).isEqualTo(traffic.now());
                            assertThat(open.because()).contains(Classification.UNREACHABLE);
                            assertThat(why.nextAttempt()).contains(open.probeAt());
                        });
        assertThat(why.deadline()).isEqualTo(Deadline.SAFE);
        assertThat(why.lane().parked()).isEqualTo(6);
    }

    @Test
    void says_how_many_of_its_conversation_and_of_its_lane_are_ahead() {
        var first = traffic.delivery("p/1", "s", Answering.DEFERRED);
        traffic.arrive(first);
        Traffic.Sent second = traffic.arrive(Deliveries.next(first, first.outbound().offset() + 1));

        assertThat(why(second).aheadInConversation()).isEqualTo(1);
        assertThat(why(second).nextAttempt()).isEmpty();
        assertThat(traffic.engine().why(first.id(), traffic.now()).orElseThrow().place())
                .isEqualTo(new Place.Attempting(1, traffic.now()));
    }

    @Test
    void says_that_a_relay_message_waits_for_a_slot_behind_others() {
        traffic.policy(new PolicyOverrides.Builder().maxInFlight(1).build());
        traffic.relays("p/1", "s", 3);
        Traffic.Sent last = traffic.relay("p/1", "s");

        assertThat(why(last).place()).isInstanceOf(Place.Queued.class);
        assertThat(why(last).aheadInLane()).isEqualTo(2);
        assertThat(why(last).lane().slots()).isEqualTo(1);
    }

    @Test
    void says_which_service_is_in_trouble_and_how_much_it_may_hold() {
        traffic.relay("platform/1", "healthy");
        for (int i = 0; i < 5; i++) {
            traffic.relay("platform/1", "broken").ends(HANGS);
        }

        LaneEvidence lane = traffic.engine().ofEndpoint("platform/1", traffic.now()).getFirst();

        assertThat(lane.inTrouble()).hasSize(1);
        assertThat(lane.inTrouble().getFirst().service().value()).isEqualTo("broken");
        assertThat(lane.inTrouble().getFirst().mostInFlight()).isEqualTo(16);
        assertThat(lane.endpoint().breaker().isClosed()).isTrue();
    }

    @Test
    void a_deadline_before_the_next_probe_is_at_risk() {
        traffic.at("dead.example:443", "p/1");
        traffic.deferred("p/1", "s").ends(UNREACHED);
        Traffic.Sent old = traffic.deferred("p/1", "s2");
        traffic.later(Duration.ofHours(24).minusSeconds(1).minusMillis(500));
        old.ends(UNREACHED);
        Optional<DeliveryEvidence> why = traffic.engine().why(old.delivery().id(), traffic.now());

        assertThat(why.map(DeliveryEvidence::deadline)).isNotEqualTo(Optional.of(Deadline.SAFE));
    }

    @Test
    void knows_nothing_of_what_is_over_or_elsewhere() {
        Traffic.Sent over = traffic.relay("p/1", "s");
        over.ends(Traffic.YES);

        assertThat(traffic.engine().why(over.delivery().id(), traffic.now())).isEmpty();
        assertThat(traffic.engine().why(new Lane("elsewhere", 0), traffic.now())).isEmpty();
    }

    private DeliveryEvidence why(Traffic.Sent sent) {
        return traffic.engine().why(sent.delivery().id(), traffic.now()).orElseThrow();
    }
}
