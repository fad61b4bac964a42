package org.barsrouter.journal.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListeningTest {
    private static final int RATE = 500;

    @Test
    void of_sixteen_looks_beside_a_run_it_stands_still_for_two() {
        Listening listening = Listening.UNKNOWN.next(OptionalDouble.of(6), true);
        StringBuilder cycle = new StringBuilder();
        for (int look = 0; look < 32; look++) {
            listening = listening.next(OptionalDouble.of(6), false);
            cycle.append(listening.isStandingStill() ? '.' : 'r');
        }
        assertThat(cycle).hasToString("rrrrrr..rrrrrrrrrrrrrr..rrrrrrrr");
    }

    @Test
    void it_never_stands_still_without_a_run_or_without_live_traffic() {
        Listening alone = Listening.UNKNOWN;
        Listening silent = Listening.UNKNOWN;
        for (int look = 0; look < 40; look++) {
            alone = alone.next(OptionalDouble.of(6), true);
            silent = silent.next(OptionalDouble.empty(), false);
            assertThat(alone.isStandingStill()).isFalse();
            assertThat(silent.isStandingStill()).isFalse();
        }
    }

    @Test
    void what_it_hears_while_it_stands_still_moves_what_is_best_and_nothing_else_does() {
        Listening listening = Listening.UNKNOWN.next(OptionalDouble.of(6), true);
        for (int look = 0; look < 8; look++) {
            listening = listening.next(OptionalDouble.of(10), false);
            assertThat(listening.delay().bestMillis()).hasValue(6);
        }
        assertThat(listening.delay().excess()).as("half with, half without").hasValue(1);

        listening = listening.next(OptionalDouble.of(10), false);
        assertThat(listening.delay())
                .isEqualTo(new LiveDelay(OptionalDouble.of(7), OptionalDouble.of(1), 0));
    }

    @Test
    void standing_still_in_silence_it_keeps_what_it_knew() {
        Listening listening = Listening.UNKNOWN.next(OptionalDouble.of(6), true);
        for (int look = 0; look < 8; look++) {
            listening = listening.next(OptionalDouble.of(6), false);
        }
        listening = listening.next(OptionalDouble.empty(), false);
        assertThat(listening.delay())
                .isEqualTo(new LiveDelay(OptionalDouble.of(6), OptionalDouble.of(1), 1));
    }

    /// The machine is another than it was before the run, slower or faster: the run finds the rate
    /// at which live traffic needs one tolerance longer than it does without it now.
    @ParameterizedTest
    @CsvSource({"6, 8", "8, 6", "6, 6", "30, 36"})
    void it_settles_by_what_live_traffic_needs_now(double before, double now) {
        SplittableRandom random = new SplittableRandom(7);
        Listening listening = Listening.UNKNOWN.next(OptionalDouble.of(before), true);
        RunShare share = RunShare.FIRST;
        double tolerance = Math.max(0.5, now / 20);
        int tolerated = 120;
        long done = 0;
        boolean stoodStill = false;
        for (int second = 0; second < 900; second++) {
            int rate = stoodStill ? 0 : share.of(RATE);
            double millis = now + tolerance * rate / tolerated + random.nextDouble(-0.2, 0.2);
            listening = listening.next(OptionalDouble.of(millis), false);
            share = share.next(RATE, 0, listening.delay());
            stoodStill = listening.isStandingStill();
            done += second < 300 ? 0 : rate;
        }
        assertThat(listening.delay().bestMillis().orElseThrow()).isCloseTo(now, within(0.3));
        assertThat(done / 600.0 * 16 / 14).isBetween(tolerated * 0.75, tolerated * 1.25);
    }
}
