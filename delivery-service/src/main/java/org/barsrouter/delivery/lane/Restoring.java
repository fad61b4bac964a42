package org.barsrouter.delivery.lane;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.barsrouter.delivery.breaker.Breaker;
import org.barsrouter.delivery.classify.BreakerEffect;
import org.barsrouter.delivery.classify.Classification;
import org.barsrouter.schemas.id.Lane;
import org.barsrouter.schemas.id.ServiceId;

/// Rebuilds lanes from the parked topic. A lane whose endpoint was failing starts half-open: its
/// next attempt is a probe. Where fewer than three of several services failed, it is they that are
/// probed, not the endpoint: one dead hospital does not close a platform after a restart.
final class Restoring {
    private static final int LEAST_FAILING = 3;

    private final Ledger ledger;
    private final Map<Lane, Services> failing = new HashMap<>();

    private static final class Services {
        private final Set<ServiceId> all = new HashSet<>();
        private final Set<ServiceId> failed = new HashSet<>();
        private boolean address;
    }

    Restoring(Ledger ledger) {
        this.ledger = ledger;
    }

    void add(ParkedDelivery entry, Instant at) {
        if (entry.isClosed()) {
            ledger.parked().closedStands(entry);
            return;
        }
        ledger.lineUp(entry);
        ledger.parked().put(entry, entry.isBehind() ? at : entry.state().dueAt());
        Services services = failing.computeIfAbsent(entry.lane(), _ -> new Services());
        services.all.add(entry.target());
        if (fails(entry)) {
            services.failed.add(entry.target());
            services.address |= lastWasUnreachable(entry);
        }
    }

    /// Sets the breakers of what was failing, and wakes the lanes.
    ///
    /// @param made makes a service's breaker
    void finish(Lanes lanes, Wakes wakes, java.util.function.Supplier<Breaker> made, Instant at) {
        failing.forEach((lane, services) -> {
            LaneState state = lanes.of(lane);
            wakes.at(state, at);
            boolean endpoint =
                    services.address
                            || services.failed.size() >= LEAST_FAILING
                            || services.all.size() == services.failed.size();
            if (endpoint && !services.failed.isEmpty()) {
                state.endpoint().suspect(at);
            } else {
                for (ServiceId failed : services.failed) {
                    Breaker breaker = made.get();
                    breaker.suspect(at);
                    state.service(failed).breaker(breaker);
                    state.service(failed).failing(true);
                }
            }
        });
        failing.clear();
    }

    private static boolean fails(ParkedDelivery entry) {
        return switch (entry.state().reason()) {
            case BREAKER_OPEN -> true;
            case RETRY, LANE_FULL, PACED, METERED, BEHIND_CONVERSATION ->
                    entry.state().story().lastIs(BreakerEffect.COUNTS);
        };
    }

    private static boolean lastWasUnreachable(ParkedDelivery entry) {
        var history = entry.state().story().history();
        return !history.isEmpty()
                && history.getLast().classification() == Classification.UNREACHABLE;
    }
}
