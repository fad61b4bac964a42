package org.barsrouter.harness.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.barsrouter.harness.bench.report.Row.Role;
import org.barsrouter.harness.bench.scenario.Scenario;
import org.junit.jupiter.api.Test;

class PlanTest {
    private final Plan plan = new Plan(Duration.ofSeconds(20), Duration.ofSeconds(45));

    @Test
    void runs_with_the_fault_alternate_with_runs_without_it() {
        assertThat(plan.steps(List.of(Scenario.S2), 2))
                .extracting(Step::role)
                .containsExactly(Role.BASELINE, Role.FAULT, Role.BASELINE, Role.FAULT);
    }

    @Test
    void what_the_process_does_not_survive_comes_last() {
        assertThat(plan.steps(List.of(Scenario.S5, Scenario.S8), 1))
                .extracting(Step::scenario)
                .containsExactly(Scenario.S8, Scenario.S8, Scenario.S5);
    }

    @Test
    void an_outage_ends_before_its_run_does() {
        Step step = plan.steps(List.of(Scenario.S4), 1).getFirst();

        assertThat(step.fault().time()).isEqualTo(Duration.ofSeconds(45));
        assertThat(step.fault().from().plus(step.fault().time())).isLessThan(step.time());
    }

    @Test
    void long_runs_that_stand_for_themselves_are_made_half_as_often() {
        assertThat(plan.steps(List.of(Scenario.S4, Scenario.S5), 5))
                .extracting(Step::scenario)
                .containsExactly(
                        Scenario.S4,
                        Scenario.S4,
                        Scenario.S4,
                        Scenario.S5,
                        Scenario.S5,
                        Scenario.S5);
    }

    @Test
    void the_expected_time_is_that_of_all_steps() {
        assertThat(Plan.expected(plan.steps(List.of(Scenario.S1), 3)))
                .isEqualTo(Duration.ofSeconds(66));
    }
}
