package org.barsrouter.delivery.lane;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
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
    private final TakeOver takeOver;
    private final Map<Lane, Services> failing = new HashMap<>();

    private static final class Services {
        private final Set<ServiceId> all = new HashSet<>();
        private final Set<ServiceId> failed = new HashSet<>();
        private boolean address;
    }

    Restoring(Ledger ledger, TakeOver takeOver) {
        this.ledger = ledger;
        this.takeOver = takeOver;
    }

    /// An entry that waits.
    void add(ParkedDelivery entry) {
        ledger.lineUp(entry);
        if (takeOver.mayHaveAttempted(entry)) {
            ledger.doubt(entry.perhapsAttempted(takeOver.at()));
        }
        Instant quiet = takeOver.quietFrom(entry.attemptTimeout());
        if (entry.isBehind() || entry.state().dueAt().isBefore(quiet)) {
            ledger.parked().dueAgain(entry, quiet);
        }
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
    void finish(Lanes lanes, Wakes wakes, Supplier<Breaker> made) {
        Instant at = takeOver.at();
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
            case RETRY, LANE_FULL, PACED, METERED, BEHIND_CONVERSATION, TAKEN_OVER ->
                    entry.state().story().lastIs(BreakerEffect.COUNTS);
        };
    }

    private static boolean lastWasUnreachable(ParkedDelivery entry) {
        var history = entry.state().story().history();
        return !history.isEmpty()
                && history.getLast().classification() == Classification.UNREACHABLE;
    }
}
