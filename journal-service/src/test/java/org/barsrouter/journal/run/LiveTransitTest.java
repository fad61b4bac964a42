package org.barsrouter.journal.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.barsrouter.journal.Sample;
import org.barsrouter.journal.fact.Fact;
import org.junit.jupiter.api.Test;

class LiveTransitTest {
    private static final Instant NOW = Sample.at("10:00:05");

    private final LiveTransit transit = new LiveTransit();

    @Test
    void it_is_the_median_from_the_log_to_the_first_attempt() {
        note(11, "10:00:00.010");
        note(10, "10:00:01.500");

        // The log takes a sample two milliseconds after its acceptance.
        assertThat(transit.median(NOW)).hasValue(8);
    }

    @Test
    void too_few_are_kept_until_there_are_enough() {
        note(19, "10:00:00.022");
        assertThat(transit.median(NOW)).isEmpty();

        note(19, 20, "10:00:00.022");
        assertThat(transit.median(NOW)).hasValue(20);
        assertThat(transit.median(NOW)).isEmpty();
    }

    @Test
    void what_is_long_gone_says_nothing_about_now() {
        note(30, "10:00:00.022");

        assertThat(transit.median(Sample.at("10:00:11"))).isEmpty();
    }

    @Test
    void replays_deferred_messages_and_later_attempts_are_not_counted() {
        List<Fact> facts = new ArrayList<>();
        for (int i = 1; i <= 30; i++) {
            Sample deferred = Sample.deferred(1).generation(i);
            facts.add(deferred.accepted("10:00:00"));
            facts.add(deferred.delivered(1, "10:00:01"));
            Sample replay = Sample.relay(2).generation(i);
            facts.add(replay.replayed("10:00:00", "ann"));
            facts.add(replay.delivered(1, "10:00:01"));
            Sample later = Sample.relay(3).generation(i);
            facts.add(later.accepted("10:00:00"));
            facts.add(later.delivered(2, "10:00:01"));
        }
        transit.note(facts);

        assertThat(transit.median(NOW)).isEmpty();
    }

    @Test
    void live_traffic_that_takes_a_fifth_longer_is_noticed_beside_a_run() {
        LiveDelay best = LiveDelay.UNKNOWN.next(OptionalLong.of(100), true);

        assertThat(best.next(OptionalLong.of(120), false).isLonger()).isFalse();
        assertThat(best.next(OptionalLong.of(121), false).isLonger()).isTrue();
    }

    @Test
    void but_not_5_ms() {
        LiveDelay best = LiveDelay.UNKNOWN.next(OptionalLong.of(4), true);

        assertThat(best.next(OptionalLong.of(9), false).isLonger()).isFalse();
        assertThat(best.next(OptionalLong.of(10), false).isLonger()).isTrue();
    }

    @Test
    void its_best_is_learned_while_no_run_is_under_way_and_slowly_forgotten() {
        LiveDelay best = LiveDelay.UNKNOWN.next(OptionalLong.of(64), true);
        LiveDelay better = best.next(OptionalLong.of(8), true);
        LiveDelay beside = better.next(OptionalLong.of(4), false);

        assertThat(better.bestMillis()).hasValue(8);
        assertThat(beside.bestMillis()).hasValue(8);
        assertThat(beside.next(OptionalLong.of(80), true))
                .isEqualTo(new LiveDelay(OptionalDouble.of(8.125), false));
    }

    @Test
    void silence_is_no_delay() {
        LiveDelay longer =
                LiveDelay.UNKNOWN.next(OptionalLong.of(8), true).next(OptionalLong.of(80), false);

        assertThat(longer.isLonger()).isTrue();
        assertThat(longer.next(OptionalLong.empty(), false).isLonger()).isFalse();
    }

    private void note(int messages, String attemptedAt) {
        note(messages, 0, attemptedAt);
    }

    /// So many messages accepted at 10 o'clock.
    private void note(int messages, int from, String attemptedAt) {
        transit.note(
                IntStream.range(from, from + messages)
                        .mapToObj(i -> Sample.relay(1).generation(i))
                        .flatMap(message ->
                                List.<Fact>of(
                                        message.accepted("10:00:00"),
                                        message.delivered(1, attemptedAt))
                                        .stream())
                        .toList());
    }
}
