package org.barsrouter.harness.bench.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class AxisTest {

    @Test
    void it_begins_and_ends_at_powers_of_ten() {
        Axis axis = Axis.around(List.of(23.0, 4_100.0), 500, 100);

        assertThat(axis.ticks()).containsExactly(10.0, 100.0, 1_000.0, 10_000.0);
    }

    @Test
    void ten_times_as_much_is_the_same_way_up_everywhere() {
        Axis axis = new Axis(1, 1_000, 400, 100);

        assertThat(axis.pixel(1)).isEqualTo(400);
        assertThat(axis.pixel(10)).isCloseTo(300, Offset.offset(0.01));
        assertThat(axis.pixel(1_000)).isCloseTo(100, Offset.offset(0.01));
    }

    @Test
    void what_lies_beyond_is_drawn_at_the_edge() {
        Axis axis = new Axis(1, 1_000, 400, 100);

        assertThat(axis.pixel(0.2)).isEqualTo(400);
        assertThat(axis.pixel(90_000)).isEqualTo(100);
    }

    @Test
    void times_are_written_as_people_write_them() {
        assertThat(List.of(0.5, 34.4, 1_000.0, 1_240.0, 17_900.0))
                .extracting(Axis::label)
                .containsExactly("0.5 ms", "34 ms", "1 s", "1.2 s", "18 s");
    }
}
