package org.barsrouter.journal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.barsrouter.journal.Sample;
import org.barsrouter.journal.fact.Fact;
import org.junit.jupiter.api.Test;

class LiveTransitTest {
    private static final Instant NOW = Sample.at("10:00:05");

    private final LiveTransit transit = new LiveTransit();

    @Test
    void it_is_the_middle_of_what_passes_from_the_log_to_the_first_attempt() {
        note(8, "10:00:00.010");
        note(8, 8, "10:00:00.011");
        note(5, 16, "10:00:01.500");

        // The log takes a sample two milliseconds after its acceptance; of 21 the middle eleven
        // count, three of the first and eight of the second kind.
        assertThat(transit.middle(NOW).orElseThrow())
                .isCloseTo((3 * 8 + 8 * 9) / 11.0, within(0.001));
    }

    @Test
    void too_few_are_kept_until_there_are_enough() {
        note(19, "10:00:00.022");
        assertThat(transit.middle(NOW)).isEmpty();

        note(19, 20, "10:00:00.022");
        assertThat(transit.middle(NOW)).hasValue(20);
        assertThat(transit.middle(NOW)).isEmpty();
    }

    @Test
    void what_is_long_gone_says_nothing_about_now() {
        note(30, "10:00:00.022");

        assertThat(transit.middle(Sample.at("10:00:11"))).isEmpty();
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

        assertThat(transit.middle(NOW)).isEmpty();
    }

    @Test
    void a_twentieth_longer_beside_a_run_is_one_tolerance() {
        LiveDelay best = LiveDelay.UNKNOWN.next(OptionalDouble.of(100), true);

        assertThat(best.next(OptionalDouble.of(102.5), false).excess()).hasValue(0.5);
        assertThat(best.next(OptionalDouble.of(105), false).excess()).hasValue(1);
        assertThat(best.next(OptionalDouble.of(90), false).excess()).hasValue(0);
    }

    @Test
    void but_half_a_millisecond_at_least() {
        LiveDelay best = LiveDelay.UNKNOWN.next(OptionalDouble.of(4), true);

        assertThat(best.next(OptionalDouble.of(4.5), false).excess()).hasValue(1);
        assertThat(best.next(OptionalDouble.of(6), false).excess()).hasValue(4);
    }

    @Test
    void its_best_is_learned_while_no_run_is_under_way_and_slowly_forgotten() {
        LiveDelay best = LiveDelay.UNKNOWN.next(OptionalDouble.of(64), true);
        LiveDelay better = best.next(OptionalDouble.of(8), true);
        LiveDelay beside = better.next(OptionalDouble.of(4), false);

        assertThat(better.bestMillis()).hasValue(36);
        assertThat(better.next(OptionalDouble.of(8), true).bestMillis()).hasValue(22);
        assertThat(beside.bestMillis()).hasValue(36);
        assertThat(beside.next(OptionalDouble.of(80), true))
                .isEqualTo(new LiveDelay(OptionalDouble.of(36.5625), OptionalDouble.of(0), 0));
        assertThat(beside.next(OptionalDouble.of(36.1), true).bestMillis()).hasValue(36.1);
    }

    @Test
    void a_second_that_says_nothing_changes_nothing_and_ten_are_silence() {
        LiveDelay longer =
                LiveDelay.UNKNOWN
                        .next(OptionalDouble.of(8), true)
                        .next(OptionalDouble.of(80), false);
        assertThat(longer.excess()).hasValue(144);

        for (int second = 1; second < 10; second++) {
            longer = longer.next(OptionalDouble.empty(), false);
            assertThat(longer.excess()).hasValue(1);
        }
        assertThat(longer.next(OptionalDouble.empty(), false).excess()).isEmpty();
        assertThat(longer.next(OptionalDouble.of(80), false).excess()).hasValue(144);
        assertThat(LiveDelay.UNKNOWN.next(OptionalDouble.empty(), false).excess()).isEmpty();
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
