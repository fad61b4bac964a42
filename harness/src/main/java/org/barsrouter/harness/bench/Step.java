package org.barsrouter.harness.bench;

import java.time.Duration;
import org.barsrouter.harness.bench.report.Row.Role;
import org.barsrouter.harness.bench.scenario.Scenario;

/// One run that is to be made.
///
/// @param time that messages are sent for
/// @param fault when it begins, and how long it lasts
record Step(Scenario scenario, Role role, int round, Duration time, Fault fault) {

    /// @param from after the first message
    record Fault(Duration from, Duration time) {}

    /// How long it will take, roughly: what was held up comes after the fault's end, and in S3 a
    /// burst follows.
    Duration expected() {
        if (role == Role.BASELINE) {
            return time.plusSeconds(2);
        }
        return time.plusSeconds(scenario == Scenario.S3 ? 40 : 15);
    }
}
