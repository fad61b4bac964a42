package org.barsrouter.catalogue.plan;

import java.util.List;
import org.barsrouter.catalogue.targets.Switch;
import org.jspecify.annotations.Nullable;

/// A switch with where messages go before and after it.
///
/// @param moments now, at the switch and a day later
/// @param problems why it cannot be done; empty when it can
/// @param warnings what somebody should look at
/// @param messages of the service in the counted time; absent when not known
public record PlannedSwitch(
        Switch wanted,
        List<Moment> moments,
        List<String> problems,
        List<String> warnings,
        @Nullable Long messages) {

    /// Where a message would go at one instant.
    ///
    /// @param when `now`, `at switch`, `+1 day`
    /// @param before as the catalogue is: an address, or why there is none
    /// @param after as it would be
    public record Moment(String when, String before, String after) {

        boolean changes() {
            return !before.equals(after);
        }
    }

    public PlannedSwitch {
        moments = List.copyOf(moments);
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
    }

    public boolean fits() {
        return problems.isEmpty();
    }
}
