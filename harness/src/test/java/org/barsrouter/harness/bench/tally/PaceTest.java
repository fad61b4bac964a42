package org.barsrouter.harness.bench.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long MILLI = 1_000_000;

    @Test
    void the_most_within_a_second_looks_at_every_second_not_only_at_whole_ones() {
        long[] arrivals = {100 * MILLI, 900 * MILLI, 1_050 * MILLI, 1_100 * MILLI, 3_000 * MILLI};

        assertThat(Pace.mostInASecond(arrivals)).isEqualTo(3);
    }

    @Test
    void the_rate_of_a_burst_leaves_its_tail_out() {
        long[] arrivals =
                LongStream.rangeClosed(1, 100)
                        .map(i -> i <= 95 ? i * 10 * MILLI : 60_000 * MILLI)
                        .toArray();

        assertThat(Pace.perSecond(0, arrivals)).isCloseTo(100, Offset.offset(0.1));
    }

    @Test
    void nothing_has_no_rate() {
        assertThat(Pace.perSecond(0, new long[0])).isZero();
        assertThat(Pace.mostInASecond(new long[0])).isZero();
    }
}
