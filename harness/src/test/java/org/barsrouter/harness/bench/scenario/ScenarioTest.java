package org.barsrouter.harness.bench.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScenarioTest {

    @Test
    void a_list_of_names_gives_each_scenario_once() {
        assertThat(Scenario.parse(List.of("s2", " S10 ", "S2")))
                .containsExactly(Scenario.S2, Scenario.S10);
    }

    @Test
    void asking_for_the_order_runs_the_scenarios_in_which_it_is_counted() {
        assertThat(Scenario.parse(List.of("S7")))
                .containsExactly(Scenario.S2, Scenario.S3, Scenario.S4, Scenario.S5)
                .allMatch(Scenario::isOrderCounted);
    }

    @Test
    void an_unknown_name_is_answered_with_the_known_ones() {
        assertThatThrownBy(() -> Scenario.parse(List.of("S6")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("S10")
                .hasMessageContaining("drain");
    }

    @Test
    void a_hundred_of_a_thousand_are_dead_in_five_ways() {
        List<Manner> manners = IntStream.range(0, 1_000).mapToObj(Scenario.S3::manner).toList();

        assertThat(manners.stream().filter(m -> m != Manner.HEALTHY)).hasSize(100);
        assertThat(manners.stream().collect(Collectors.groupingBy(m -> m, Collectors.counting())))
                .containsEntry(Manner.REFUSES, 20L)
                .containsEntry(Manner.BAD_TLS, 20L)
                .containsEntry(Manner.DRIPS, 20L)
                .containsEntry(Manner.HANGS, 20L)
                .containsEntry(Manner.UNAVAILABLE, 20L);
    }
}
