package org.barsrouter.harness.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TargetTest {

    @Test
    void fifteen_milliseconds_more_are_allowed_where_a_fifth_would_be_less() {
        assertThat(Target.unnoticed(Spread.of(30), Spread.of(45)).kept()).isTrue();
        assertThat(Target.unnoticed(Spread.of(30), Spread.of(45.1)).kept()).isFalse();
    }

    @Test
    void a_fifth_more_is_allowed_where_that_is_more() {
        assertThat(Target.unnoticed(Spread.of(100), Spread.of(120)).kept()).isTrue();
        assertThat(Target.unnoticed(Spread.of(100), Spread.of(121)).kept()).isFalse();
    }

    @Test
    void a_difference_inside_the_spread_is_called_none() {
        Target target = Target.unnoticed(Spread.of(20, 24, 30), Spread.of(22, 27, 40));

        assertThat(target.got()).contains("no difference outside the spread");
    }

    @Test
    void a_missed_target_says_what_was_wanted_and_what_came() {
        assertThat(Target.none("lost", 3).sentence()).isEqualTo("MISSED: lost, wanted 0, got 3");
    }

    @Test
    void the_median_of_an_even_number_of_runs_lies_between_the_middle_two() {
        Spread spread = Spread.of(4, 1, 3, 2);

        assertThat(spread).isEqualTo(new Spread(2.5, 1, 4));
        assertThat(spread.plain()).isEqualTo("2.5 (1.0..4.0)");
    }
}
