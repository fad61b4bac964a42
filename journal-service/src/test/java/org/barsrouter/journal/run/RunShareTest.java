package org.barsrouter.journal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunShareTest {
    private static final int RATE = 500;

    private static final RunShare WHOLE = new RunShare(1, false);
    private static final LiveDelay SILENT = LiveDelay.UNKNOWN;

    @Test
    void a_run_whose_messages_are_attempted_at_once_keeps_its_rate() {
        assertThat(WHOLE.next(RATE, RATE / 2, SILENT)).isEqualTo(WHOLE);
        assertThat(WHOLE.of(RATE)).isEqualTo(RATE);
    }

    @Test
    void one_whose_messages_wait_halves_it_and_takes_it_back_slowly() {
        RunShare halved = WHOLE.next(RATE, RATE / 2 + 1, SILENT);

        assertThat(halved.of(RATE)).isEqualTo(RATE / 2);
        assertThat(halved.next(RATE, 0, SILENT).of(RATE)).isEqualTo(RATE / 2 + RATE / 16);
    }

    @Test
    void live_traffic_that_takes_much_longer_has_it_halved() {
        RunShare halved = WHOLE.next(RATE, 0, longer(4));

        assertThat(halved.of(RATE)).isEqualTo(RATE / 2);
        assertThat(RunShare.FIRST.next(RATE, 0, longer(4)))
                .isEqualTo(new RunShare(1 / 16.0, false));
    }

    @Test
    void beside_live_traffic_it_takes_the_less_the_nearer_that_is_to_its_tolerance() {
        RunShare half = new RunShare(0.5, false);

        assertThat(half.next(RATE, 0, longer(0)).part()).isEqualTo(0.5 + 1 / 256.0);
        assertThat(half.next(RATE, 0, longer(0.5)).part()).isEqualTo(0.5 + 1 / 512.0);
        assertThat(half.next(RATE, 0, longer(1)).part()).isEqualTo(0.5);
        assertThat(half.next(RATE, 0, longer(3)).part()).isEqualTo(0.5 - 2 / 64.0);
    }

    @Test
    void it_does_not_begin_with_doubling_there() {
        RunShare second = RunShare.FIRST.next(RATE, 0, longer(0));

        assertThat(second).isEqualTo(new RunShare(17 / 256.0, false));
        assertThat(second.next(RATE, 0, SILENT).part()).isEqualTo(33 / 256.0);
    }

    @Test
    void it_begins_low_and_doubles_until_it_meets_resistance() {
        RunShare second = RunShare.FIRST.next(RATE, 0, SILENT).next(RATE, 0, SILENT);

        assertThat(RunShare.FIRST.of(RATE)).isEqualTo(RATE / 16);
        assertThat(second.of(RATE)).isEqualTo(RATE / 4);
        assertThat(second.next(RATE, RATE, SILENT).next(RATE, 0, SILENT).of(RATE))
                .isEqualTo(RATE * 3 / 16);
    }

    @Test
    void it_never_stands_still() {
        RunShare share = WHOLE;
        for (int second = 0; second < 100; second++) {
            share = share.next(RATE, 1_000_000, SILENT);
        }
        assertThat(share.of(RATE)).isEqualTo(RATE / 16);
        assertThat(share.of(1)).isEqualTo(1);
    }

    @Test
    void a_few_under_way_slow_down_no_slow_run() {
        assertThat(WHOLE.next(2, 50, SILENT)).isEqualTo(WHOLE);
    }

    /// A system that attempts so many a second, whatever comes: the run finds out how many, and
    /// what waits of it stays small.
    @ParameterizedTest
    @ValueSource(ints = {40, 120, 300, 490, 2_000})
    void it_finds_what_is_left_for_it(int left) {
        SplittableRandom random = new SplittableRandom(left);
        RunShare share = RunShare.FIRST;
        int underWay = 0;
        long done = 0;
        for (int second = 0; second < 600; second++) {
            underWay += share.of(RATE);
            int attempted = Math.min(underWay, left * 9 / 10 + random.nextInt(left / 5 + 1));
            underWay -= attempted;
            done += second < 60 ? 0 : attempted;
            share = share.next(RATE, underWay, SILENT);
            assertThat(underWay).isLessThanOrEqualTo(2 * RATE);
        }
        assertThat(done / 540.0).isGreaterThan(Math.min(left, RATE) * 0.6);
    }

    /// Live traffic that takes the longer the more a run does: what settles is one tolerance, and
    /// nothing swings far beyond it.
    @ParameterizedTest
    @ValueSource(ints = {60, 120, 300})
    void it_settles_where_live_traffic_is_just_not_disturbed(int tolerated) {
        SplittableRandom random = new SplittableRandom(tolerated);
        RunShare share = RunShare.FIRST;
        long done = 0;
        for (int second = 0; second < 1_000; second++) {
            double excess = (double) share.of(RATE) / tolerated + random.nextDouble(-0.3, 0.3);
            share = share.next(RATE, 0, longer(Math.max(0, excess)));
            assertThat(share.of(RATE)).isLessThan(tolerated * 3 / 2);
            if (second >= 400) {
                done += share.of(RATE);
            }
        }
        assertThat(done / 600.0).isBetween(tolerated * 0.8, tolerated * 1.2);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.06, 1.01, Double.NaN})
    void no_other_parts_are_meant(double part) {
        assertThatThrownBy(() -> new RunShare(part, true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /// Live traffic takes so many tolerances longer.
    private static LiveDelay longer(double excess) {
        return new LiveDelay(OptionalDouble.of(20), OptionalDouble.of(excess), 0);
    }
}
