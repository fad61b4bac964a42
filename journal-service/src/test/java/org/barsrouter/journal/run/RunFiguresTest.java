package org.barsrouter.journal.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunFiguresTest {
    @ParameterizedTest
    @CsvSource({"0, 1000", "50, 1000", "100, 2000", "250, 5000", "4000, 5000", "-3, 1000"})
    void counting_takes_a_twentieth_of_the_time_and_figures_are_five_seconds_old_at_most(
            long counting, long goodFor) {
        assertThat(RunFigures.goodFor(Duration.ofMillis(counting)))
                .isEqualTo(Duration.ofMillis(goodFor));
    }
}
