package org.barsrouter.delivery.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barsrouter.delivery.lane.Traffic.HANGS;
import static org.barsrouter.delivery.lane.Traffic.REFUSES;
import static org.barsrouter.delivery.lane.Traffic.YES;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.barsrouter.delivery.classify.AttemptResult.Answered;
import org.barsrouter.delivery.classify.AttemptResult.Echo;
import org.barsrouter.delivery.classify.Body;
import org.barsrouter.delivery.state.Delivery.Answering;
import org.barsrouter.delivery.state.Disposition;
import org.barsrouter.delivery.state.WaitReason;
import org.barsrouter.routing.policy.PolicyOverrides;
import org.junit.jupiter.api.Test;

/// Weights, rates, and what a limit does to a message: it waits, and nothing is counted.
class SharesAndPaceTest {
    private final Traffic traffic = new Traffic();

    @Test
    void of_twelve_turns_live_gets_eight_parked_three_and_replay_one() {
        Wheel wheel = new Wheel();
        Map<Share, Integer> turns = new EnumMap<>(Share.class);
        for (int i = 0; i < 120; i++) {
            turns.merge(wheel.next(EnumSet.allOf(Share.class)), 1, Integer::sum);
        }

        assertThat(turns)
                .containsEntry(Share.LIVE, 80)
                .containsEntry(Share.PARKED, 30)
                .containsEntry(Share.REPLAY, 10);
    }

    @Test
    void a_share_that_wants_nothing_saves_nothing_up() {
        Wheel wheel = new Wheel();
        Set<Share> live = EnumSet.of(Share.LIVE);
        for (int i = 0; i < 100; i++) {
            wheel.next(live);
        }

        assertThat(wheel.next(EnumSet.of(Share.LIVE, Share.REPLAY))).isEqualTo(Share.LIVE);
    }

    @Test
    void twenty_per_second_are_kept_while_a_backlog_drains_and_live_messages_flow() {
        traffic.policy(new PolicyOverrides.Builder().ratePerSecond(20.0).build());
        for (int i = 0; i < 500; i++) {
            Traffic.Sent sent = traffic.deferred("limited/1", "s" + i % 10);
            if (sent.isUnderWay()) {
                sent.ends(YES);
            }
        }
        traffic.answerLoadsWith(YES);
        int before = traffic.all(Effect.Attempt.class).size();

        for (int tick = 0; tick < 40 * 10; tick++) {
            traffic.later(Duration.ofMillis(25));
            if (tick % 8 == 0) {
                traffic.relay("limited/1", "live");
            }
        }

        int attempts = traffic.all(Effect.Attempt.class).size() - before;
        assertThat(attempts)
                .as("a second passes until the first parked one is due")
                .isBetween(180, 202);
        assertThat(traffic.all(Effect.Tell.class))
                .allMatch(tell -> tell.ended().ending().disposition() == Disposition.DELIVERED);
    }

    @Test
    void a_message_that_only_waited_for_the_rate_has_no_attempt_counted() {
        traffic.policy(new PolicyOverrides.Builder().ratePerSecond(1.0).build());
        traffic.deferred("limited/1", "s").ends(YES);

        traffic.deferred("limited/1", "s");

        ParkedDelivery entry = traffic.last(Effect.Write.class).parked();
        assertThat(entry.state().reason()).isEqualTo(WaitReason.PACED);
        assertThat(entry.state().story().attempts()).isZero();
    }

    @Test
    void a_receiver_that_throttles_is_left_alone_for_as_long_as_it_asks() {
        traffic.relay("busy/1", "s")
                .ends(
                        new Answered(
                                429,
                                new Body.Empty(),
                                Echo.MISSING,
                                Optional.of(Duration.ofSeconds(20))));

        Traffic.Sent next = traffic.relay("busy/1", "s");
        traffic.later(Duration.ofSeconds(19));
        assertThat(next.isUnderWay()).isFalse();
        traffic.later(Duration.ofSeconds(1));

        assertThat(next.isUnderWay()).isTrue();
    }

    @Test
    void replays_take_one_slot_in_twelve_while_others_are_at_work() {
        traffic.relay("p/1", "live");
        traffic.generation(1);

        for (int i = 0; i < 20; i++) {
            traffic.deferred("p/1", "replayed-" + i);
        }

        assertThat(traffic.underWay()).hasSize(1 + 64 / 12);
    }

    @Test
    void a_receiver_that_refuses_everything_fills_no_dead_letters_and_raises_one_alert() {
        for (int i = 0; i < 100; i++) {
            traffic.deferred("picky/1", "s" + i % 7).ends(REFUSES);
        }

        assertThat(traffic.all(Effect.Tell.class)).hasSize(19);
        assertThat(traffic.last(Effect.Write.class).parked().state().reason())
                .isEqualTo(WaitReason.METERED);
        assertThat(traffic.outages()).hasSize(1);
        assertThat(traffic.outages().getFirst().because()).isEqualTo("DEAD_LETTERS");
    }

    @Test
    void metering_never_extends_a_deadline() {
        for (int i = 0; i < 100; i++) {
            traffic.deferred("picky/1", "s").ends(REFUSES);
        }
        traffic.answerLoadsWith(REFUSES);

        for (int minute = 0; minute < 25 * 60; minute++) {
            traffic.later(Duration.ofMinutes(1));
        }

        assertThat(traffic.all(Effect.Tell.class)).hasSize(100);
        assertThat(traffic.engine().figures().parked()).isZero();
    }

    @Test
    void a_service_that_refuses_now_and_then_is_not_metered() {
        for (int i = 0; i < 200; i++) {
            traffic.deferred("fine/1", "s" + i % 7).ends(i % 3 == 0 ? REFUSES : YES);
        }

        assertThat(traffic.outages()).isEmpty();
        assertThat(traffic.all(Effect.Tell.class)).hasSize(200);
    }

    @Test
    void ten_thousand_lanes_that_wait_cost_a_tick_nothing() {
        for (int i = 0; i < 10_000; i++) {
            traffic.deferred("p/" + i, "s").ends(HANGS);
        }
        int before = traffic.all(Effect.class).size();

        List<Effect> nothing = traffic.engine().tick(traffic.now());

        assertThat(nothing).isEmpty();
        assertThat(traffic.all(Effect.class)).hasSize(before);
        assertThat(traffic.engine().figures().parked()).isEqualTo(10_000);
    }

    @Test
    void a_conversation_is_in_order_though_its_lane_is_paced() {
        traffic.policy(new PolicyOverrides.Builder().ratePerSecond(5.0).build());
        var first = traffic.delivery("limited/1", "s", Answering.DEFERRED);
        traffic.arrive(first);
        var second = Deliveries.next(first, first.outbound().offset() + 1);
        traffic.arrive(second);
        assertThat(traffic.last(Effect.Write.class).parked().state().reason())
                .isEqualTo(WaitReason.BEHIND_CONVERSATION);

        traffic.underWay().getFirst().ends(YES);
        traffic.later(Duration.ofSeconds(1));

        assertThat(traffic.underWay()).extracting(Traffic.Sent::delivery).containsExactly(second);
    }
}
