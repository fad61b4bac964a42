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
    private static final LiveDelay CALM = new LiveDelay(OptionalDouble.of(20), false);
    private static final LiveDelay LONGER = new LiveDelay(OptionalDouble.of(20), true);

    @Test
    void a_run_whose_messages_are_attempted_at_once_keeps_its_rate() {
        assertThat(WHOLE.next(RATE, RATE / 2, CALM)).isEqualTo(WHOLE);
        assertThat(WHOLE.of(RATE)).isEqualTo(RATE);
    }

    @Test
    void one_whose_messages_wait_halves_it_and_takes_it_back_slowly() {
        RunShare halved = WHOLE.next(RATE, RATE / 2 + 1, CALM);

        assertThat(halved.of(RATE)).isEqualTo(RATE / 2);
        assertThat(halved.next(RATE, 0, CALM).of(RATE)).isEqualTo(RATE / 2 + RATE / 16);
    }

    @Test
    void so_does_one_that_live_traffic_notices() {
        RunShare halved = WHOLE.next(RATE, 0, LONGER);

        assertThat(halved.of(RATE)).isEqualTo(RATE / 2);
        assertThat(RunShare.FIRST.next(RATE, 0, LONGER)).isEqualTo(new RunShare(1 / 16.0, false));
    }

    @Test
    void it_begins_low_and_doubles_until_it_meets_resistance() {
        RunShare second = RunShare.FIRST.next(RATE, 0, CALM).next(RATE, 0, CALM);

        assertThat(RunShare.FIRST.of(RATE)).isEqualTo(RATE / 16);
        assertThat(second.of(RATE)).isEqualTo(RATE / 4);
        assertThat(second.next(RATE, RATE, CALM).next(RATE, 0, CALM).of(RATE))
                .isEqualTo(RATE * 3 / 16);
    }

    @Test
    void it_never_stands_still() {
        RunShare share = WHOLE;
        for (int second = 0; second < 100; second++) {
            share = share.next(RATE, 1_000_000, CALM);
        }
        assertThat(share.of(RATE)).isEqualTo(RATE / 16);
        assertThat(share.of(1)).isEqualTo(1);
    }

    @Test
    void a_few_under_way_slow_down_no_slow_run() {
        assertThat(WHOLE.next(2, 50, CALM)).isEqualTo(WHOLE);
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
            share = share.next(RATE, underWay, CALM);
            assertThat(underWay).isLessThanOrEqualTo(2 * RATE);
        }
        assertThat(done / 540.0).isGreaterThan(Math.min(left, RATE) * 0.6);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.06, 1.01, Double.NaN})
    void no_other_parts_are_meant(double part) {
        assertThatThrownBy(() -> new RunShare(part, true))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
