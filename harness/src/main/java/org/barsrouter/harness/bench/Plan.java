package org.barsrouter.harness.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.barsrouter.harness.bench.report.Row.Role;
import org.barsrouter.harness.bench.scenario.Scenario;

/// Which runs are made in which order. Runs with a fault alternate with runs without it; long ones
/// that stand for themselves are made half as often; what the process itself does not survive comes
/// last.
///
/// @param time of a run; the fault begins after a fifth of it
/// @param outage in S4
record Plan(Duration time, Duration outage) {
    private static final Duration AROUND = Duration.ofSeconds(5);
    private static final Duration RESTART = Duration.ofSeconds(30);

    List<Step> steps(Collection<Scenario> wanted, int rounds) {
        List<Step> steps = new ArrayList<>();
        for (Scenario scenario : wanted) {
            if (scenario.kind() != Scenario.Kind.KILL) {
                steps.addAll(rounds(scenario, rounds));
            }
        }
        for (Scenario scenario : wanted) {
            if (scenario.kind() == Scenario.Kind.KILL) {
                steps.addAll(rounds(scenario, rounds));
            }
        }
        return steps;
    }

    private List<Step> rounds(Scenario scenario, int rounds) {
        List<Step> steps = new ArrayList<>();
        int times =
                switch (scenario.kind()) {
                    case HEALTHY, PAIRED -> rounds;
                    case OUTAGE, KILL -> Math.ceilDiv(rounds, 2);
                };
        for (int round = 1; round <= times; round++) {
            switch (scenario.kind()) {
                case HEALTHY -> steps.add(step(scenario, Role.BASELINE, round));
                case PAIRED -> {
                    steps.add(step(scenario, Role.BASELINE, round));
                    steps.add(step(scenario, Role.FAULT, round));
                }
                case OUTAGE ->
                        steps.add(
                                new Step(
                                        scenario,
                                        Role.FAULT,
                                        round,
                                        outage.plus(AROUND.multipliedBy(3)),
                                        new Step.Fault(AROUND, outage)));
                case KILL ->
                        steps.add(
                                new Step(
                                        scenario,
                                        Role.FAULT,
                                        round,
                                        time.plus(RESTART),
                                        new Step.Fault(AROUND, RESTART)));
            }
        }
        return steps;
    }

    private Step step(Scenario scenario, Role role, int round) {
        return new Step(scenario, role, round, time, new Step.Fault(time.dividedBy(5), time));
    }

    static Duration expected(List<Step> steps) {
        return steps.stream().map(Step::expected).reduce(Duration.ZERO, Duration::plus);
    }
}
