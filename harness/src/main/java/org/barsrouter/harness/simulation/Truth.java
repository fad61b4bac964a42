package org.barsrouter.harness.simulation;

import java.util.Optional;
import java.util.stream.Stream;
import org.barsrouter.delivery.state.Disposition;

/// No sender is told an untruth at the time of its telling: not that nothing arrived when something
/// did, and not that nobody knows when everybody can.
final class Truth {
    private final World world;
    private final Fate fate;

    Truth(World world, Fate fate) {
        this.world = world;
        this.fate = fate;
    }

    /// What was untrue.
    Optional<String> judge() {
        return fate.tellings().stream().flatMap(telling -> untrue(telling).stream()).findFirst();
    }

    private Optional<String> untrue(Fate.Telling telling) {
        Disposition told = telling.disposition();
        boolean saysNo =
                told == Disposition.EXPIRED
                        || (told == Disposition.REJECTED && !telling.afterUnknown());
        boolean arrived =
                Stream.concat(telling.leader().effects().stream(), fate.effects().stream())
                        .anyMatch(call -> call.startedAt().isBefore(telling.at()));
        if (saysNo && arrived) {
            return Optional.of(
                    fate + " was told " + told + ", and its receiver took it all the same");
        }
        if (told == Disposition.UNKNOWN && !mayHaveArrived(telling)) {
            return Optional.of(fate + " was told UNKNOWN, and nothing was ever sent");
        }
        return Optional.empty();
    }

    private boolean mayHaveArrived(Fate.Telling telling) {
        Fate leader = telling.leader();
        return Stream.concat(leader.calls().stream(), leader.zombieCalls().stream())
                        .anyMatch(Call::written)
                || world.group().uncleanBetween(telling.leader().submission().at(), telling.at());
    }
}
