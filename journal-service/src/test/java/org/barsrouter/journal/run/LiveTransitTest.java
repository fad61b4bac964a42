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
        LiveDelay best = after(100);

        assertThat(beside(best, 102.5).excess().orElseThrow()).isCloseTo(0.5, within(0.01));
        assertThat(beside(best, 105).excess().orElseThrow()).isCloseTo(1, within(0.01));
        assertThat(beside(best, 90).excess()).hasValue(0);
    }

    @Test
    void but_half_a_millisecond_at_least() {
        assertThat(beside(after(4), 4.5).excess().orElseThrow()).isCloseTo(1, within(0.01));
        assertThat(beside(after(4), 8).excess().orElseThrow()).isCloseTo(8, within(0.01));
    }

    @Test
    void a_second_counts_for_a_quarter() {
        LiveDelay once = after(10).next(OptionalDouble.of(14), false);

        assertThat(once.recentMillis()).hasValue(11);
        assertThat(once.excess()).hasValue(2);
        assertThat(once.next(OptionalDouble.of(11), false).excess()).hasValue(2);
    }

    @Test
    void its_best_is_learned_while_no_run_is_under_way_and_slowly_forgotten() {
        LiveDelay better = after(64).next(OptionalDouble.of(0), true);
        LiveDelay beside = better.next(OptionalDouble.of(0), false);

        assertThat(better.recentMillis()).hasValue(48);
        assertThat(better.bestMillis()).hasValue(56);
        assertThat(beside.bestMillis()).hasValue(56);
        assertThat(beside.next(OptionalDouble.of(320), true).bestMillis()).hasValue(56.875);
        assertThat(after(8).next(OptionalDouble.of(8.1), true).bestMillis().orElseThrow())
                .isCloseTo(8.025, within(0.001));
    }

    @Test
    void a_second_that_says_nothing_changes_nothing_and_ten_are_silence() {
        LiveDelay longer = after(10).next(OptionalDouble.of(14), false);
        for (int second = 1; second < 10; second++) {
            longer = longer.next(OptionalDouble.empty(), false);
            assertThat(longer.excess()).hasValue(1);
        }

        LiveDelay silent = longer.next(OptionalDouble.empty(), false);
        assertThat(silent.excess()).isEmpty();
        assertThat(silent.next(OptionalDouble.of(12), false).excess()).hasValue(4);
        assertThat(LiveDelay.UNKNOWN.next(OptionalDouble.empty(), false).excess()).isEmpty();
    }

    /// Live traffic has taken so long without a run.
    private static LiveDelay after(double millis) {
        return LiveDelay.UNKNOWN.next(OptionalDouble.of(millis), true);
    }

    /// It takes so long beside one for a while.
    private static LiveDelay beside(LiveDelay best, double millis) {
        LiveDelay now = best;
        for (int second = 0; second < 60; second++) {
            now = now.next(OptionalDouble.of(millis), false);
        }
        return now;
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
