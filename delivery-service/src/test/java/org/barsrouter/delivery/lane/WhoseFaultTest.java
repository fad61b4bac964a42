package org.barsrouter.delivery.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barsrouter.delivery.lane.Traffic.HANGS;
import static org.barsrouter.delivery.lane.Traffic.UNREACHED;
import static org.barsrouter.delivery.lane.Traffic.YES;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.barsrouter.delivery.breaker.BreakerState;
import org.barsrouter.delivery.breaker.Subject;
import org.barsrouter.delivery.classify.Classification;
import org.barsrouter.delivery.gate.Outage;
import org.barsrouter.delivery.gate.Outage.Phase;
import org.barsrouter.delivery.state.Delivery;
import org.barsrouter.delivery.state.PastAttempt;
import org.junit.jupiter.api.Test;

/// One of many behind the same endpoint, one of many endpoints at the same host.
class WhoseFaultTest {
    private final Traffic traffic = new Traffic();

    @Test
    void one_of_a_thousand_services_behind_one_address_hangs_and_the_others_do_not_notice() {
        traffic.relay("platform/1", "healthy-0").ends(YES);
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            refused += traffic.relay("platform/1", "hangs").isRefused() ? 1 : 0;
            Traffic.Sent healthy = traffic.relay("platform/1", "healthy-" + i % 999);
            assertThat(healthy.isAttempted()).as("healthy message %d starts at once", i).isTrue();
            healthy.ends(YES);
            traffic.later(Duration.ofMillis(3));
        }

        assertThat(refused).isPositive();
        assertThat(traffic.engine().wantsMore()).isTrue();
    }

    @Test
    void a_service_that_says_nothing_for_five_seconds_holds_a_quarter_of_the_lane_at_most() {
        traffic.relay("platform/1", "healthy").ends(YES);
        List<Traffic.Sent> hanging = traffic.relays("platform/1", "hangs", 40);
        assertThat(hanging).filteredOn(Traffic.Sent::isAttempted).hasSize(32);
        traffic.later(Duration.ofSeconds(6));
        hanging.stream().limit(20).forEach(sent -> sent.ends(HANGS));

        long under = hanging.stream().filter(Traffic.Sent::isUnderWay).count();

        assertThat(under).isLessThanOrEqualTo(16);
    }

    @Test
    void a_failing_service_opens_its_own_breaker_and_not_its_neighbours() {
        traffic.relay("platform/1", "healthy").ends(YES);
        for (int i = 0; i < 5; i++) {
            traffic.relay("platform/1", "broken").ends(HANGS);
        }

        assertThat(traffic.relay("platform/1", "broken").isRefused()).isTrue();
        assertThat(traffic.relay("platform/1", "healthy").isAttempted()).isTrue();
        assertThat(traffic.outages()).hasSize(1);
        assertThat(traffic.outages().getFirst().subject()).isInstanceOf(Subject.Service.class);
    }

    @Test
    void three_services_that_fail_are_the_endpoints_fault() {
        for (String service : List.of("a", "b", "c")) {
            traffic.relay("platform/1", service).ends(HANGS);
        }

        assertThat(traffic.relay("platform/1", "d").isRefused()).isTrue();
        assertThat(traffic.outages())
                .extracting(Outage::subject)
                .containsExactly(new Subject.Endpoint("platform/1"));
    }

    @Test
    void a_dead_host_is_one_incident_however_many_endpoints_and_services_it_has() {
        for (int i = 0; i < 5; i++) {
            traffic.at("dead.example:443", "product/" + i);
            traffic.relay("product/" + i, "s" + i).ends(UNREACHED);
        }
        traffic.at("dead.example:443", "product/99");
        traffic.at("alive.example:443", "product/100");

        assertThat(traffic.relay("product/99", "s99").isRefused()).isTrue();
        assertThat(traffic.relay("product/100", "s100").isAttempted()).isTrue();
        assertThat(traffic.outages())
                .extracting(Outage::subject)
                .containsExactly(new Subject.Host("dead.example:443"));
    }

    @Test
    void an_outage_ends_once_with_the_probe_that_is_answered() {
        for (int i = 0; i < 5; i++) {
            traffic.at("dead.example:443", "product/" + i);
            traffic.relay("product/" + i, "s" + i).ends(UNREACHED);
        }
        traffic.later(Duration.ofSeconds(5));

        assertThat(traffic.underWay()).as("one repeat is the probe").hasSize(1);
        traffic.underWay().getFirst().ends(YES);

        assertThat(traffic.outages())
                .extracting(Outage::phase)
                .containsExactly(Phase.STARTED, Phase.ENDED);
        assertThat(traffic.relay("product/9", "s9").isAttempted()).isTrue();
    }

    @Test
    void endpoints_that_fail_one_after_the_other_are_the_hosts_fault_and_only_that_is_told() {
        for (String endpoint : List.of("p/1", "p/2", "p/3")) {
            traffic.at("shared.example:443", endpoint);
            for (int i = 0; i < 5; i++) {
                traffic.relay(endpoint, "only-one").ends(HANGS);
            }
        }

        assertThat(traffic.open())
                .extracting(Outage::subject)
                .containsExactly(new Subject.Host("shared.example:443"));
    }

    @Test
    void a_backlog_of_ten_thousand_costs_a_dead_endpoint_one_request_per_probe() {
        traffic.at("dead.example:443", "product/1");
        for (int i = 0; i < 10_000; i++) {
            Traffic.Sent sent = traffic.deferred("product/1", "s" + i % 50);
            if (sent.isAttempted()) {
                sent.ends(UNREACHED);
            }
        }
        int before = traffic.all(Effect.Attempt.class).size();
        traffic.answerLoadsWith(UNREACHED);

        for (int second = 0; second < 1_200; second++) {
            traffic.later(Duration.ofSeconds(1));
        }

        int probes = traffic.all(Effect.Attempt.class).size() - before;
        long opened =
                traffic.all(Effect.BreakerMoved.class).stream()
                        .filter(moved -> moved.state() instanceof BreakerState.HalfOpen)
                        .count();
        assertThat(probes).isBetween(4, 40).isEqualTo((int) opened);
        assertThat(before).isEqualTo(5);
    }

    @Test
    void after_an_outage_the_backlog_comes_back_gently() {
        traffic.at("dead.example:443", "product/1");
        for (int i = 0; i < 200; i++) {
            Traffic.Sent sent = traffic.deferred("product/1", "s" + i % 50);
            if (sent.isAttempted()) {
                sent.ends(UNREACHED);
            }
        }
        int before = traffic.all(Effect.Attempt.class).size();
        traffic.later(Duration.ofSeconds(10));
        assertThat(traffic.underWay()).hasSize(1);

        traffic.underWay().getFirst().ends(YES);
        assertThat(traffic.underWay()).hasSize(1);
        traffic.underWay().getFirst().ends(YES);
        assertThat(traffic.underWay()).hasSize(2);

        for (int round = 0; round < 400 && !traffic.underWay().isEmpty(); round++) {
            traffic.underWay().forEach(sent -> sent.ends(YES));
            traffic.later(Duration.ofMillis(100));
        }
        assertThat(traffic.all(Effect.Attempt.class).size() - before).isEqualTo(200);
    }

    @Test
    void an_endpoint_that_answers_after_28_seconds_is_slow_and_not_dead() {
        Traffic.Sent slow = traffic.relay("slow/1", "s");
        traffic.later(Duration.ofSeconds(28));
        slow.ends(YES);

        assertThat(traffic.relay("slow/1", "s").isAttempted()).isTrue();
        assertThat(traffic.outages()).isEmpty();
    }

    @Test
    void a_hung_lane_with_300_messages_a_second_never_stops_the_partition() {
        for (int i = 0; i < 9_000; i++) {
            traffic.relay("hangs/1", "s");
            Traffic.Sent healthy = traffic.relay("healthy/" + i % 20, "s" + i % 20);
            assertThat(healthy.isAttempted()).as("healthy message %d", i).isTrue();
            healthy.ends(YES);
            assertThat(traffic.engine().wantsMore()).as("after %d", i).isTrue();
            if (i % 3 == 0) {
                traffic.later(Duration.ofMillis(10));
            }
        }
    }

    @Test
    void a_hundred_hung_lanes_leave_room_for_the_others() {
        for (int i = 0; i < 100; i++) {
            traffic.relays("hangs/" + i, "s", 100);
        }

        assertThat(traffic.engine().wantsMore()).isTrue();
        assertThat(traffic.relay("healthy/1", "s").isAttempted()).isTrue();
    }

    @Test
    void a_deferred_attempt_that_holds_half_of_the_skew_is_parked_while_it_is_under_way() {
        Traffic.Sent slow = traffic.deferred("slow/1", "s");
        for (int i = 0; i < Traffic.SKEW / 2 + 10; i++) {
            traffic.relay("healthy/" + i % 20, "s").ends(YES);
        }
        traffic.later(Duration.ofMillis(25));

        assertThat(traffic.engine().committable())
                .isGreaterThan(slow.delivery().outbound().offset());
        assertThat(traffic.last(Effect.Write.class).parked().state().story().history())
                .as("what a new owner reads of the attempt under way")
                .extracting(PastAttempt::classification)
                .containsExactly(Classification.UNKNOWN);
        slow.ends(YES);
        assertThat(traffic.last(Effect.Write.class).parked().phase())
                .isEqualTo(ParkedDelivery.Phase.CLOSED);
    }

    @Test
    void a_restart_probes_the_dead_service_and_not_the_platform_that_it_is_behind() {
        Delivery dead = traffic.delivery("platform/1", "dead", Delivery.Answering.DEFERRED);
        Delivery waits = traffic.delivery("platform/1", "waits", Delivery.Answering.DEFERRED);
        traffic.restartWith(
                List.of(
                        traffic.failed(dead, HANGS, Optional.empty()),
                        traffic.failed(waits, YES, Optional.empty())));

        assertThat(traffic.relay("platform/1", "other").isAttempted()).isTrue();
    }

    @Test
    void after_a_restart_a_lane_with_an_unreachable_endpoint_starts_with_one_probe() {
        Delivery one = traffic.delivery("dead/1", "a", Delivery.Answering.DEFERRED);
        Delivery two = traffic.delivery("dead/1", "b", Delivery.Answering.DEFERRED);
        traffic.restartWith(
                List.of(
                        traffic.failed(one, UNREACHED, Optional.empty()),
                        traffic.failed(two, UNREACHED, Optional.empty())));

        traffic.later(Duration.ofMinutes(1));

        assertThat(traffic.underWay()).hasSize(1);
        assertThat(traffic.relay("dead/1", "c").isRefused()).isTrue();
    }
}
