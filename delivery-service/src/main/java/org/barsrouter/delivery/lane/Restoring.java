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
import org.barsrouter.delivery.packed.Ints;
import org.barsrouter.delivery.state.WaitReason;
import org.barsrouter.schemas.id.Lane;
import org.barsrouter.schemas.id.ServiceId;
import org.jspecify.annotations.Nullable;

/// Rebuilds lanes from the parked topic. A lane whose endpoint was failing starts half-open: its
/// next attempt is a probe. Where fewer than three of several services failed, it is they that are
/// probed, not the endpoint: one dead hospital does not close a platform after a restart.
final class Restoring {
    private static final int LEAST_FAILING = 3;

    private static final int SEEN = 1;
    private static final int FAILED = 2;
    private static final int UNREACHABLE = 4;

    private final Ledger ledger;
    private final TakeOver takeOver;
    private final ParkedTable table;
    private final Ints known = new Ints();
    private final Map<Lane, Services> failing = new HashMap<>();

    private static final class Services {
        private final Set<ServiceId> all = new HashSet<>();
        private final Set<ServiceId> failed = new HashSet<>();
        private boolean address;
    }

    Restoring(Ledger ledger, TakeOver takeOver) {
        this.ledger = ledger;
        this.takeOver = takeOver;
        this.table = takeOver.parked();
    }

    /// The row of an entry that waits. There are a million after an outage of a day: no record is
    /// made of any that nothing is to be done about.
    void add(int row) {
        ledger.lineUp(row);
        WaitReason reason = table.reason(row);
        judge(row, reason);
        Instant dueAt = Instant.ofEpochMilli(table.due(row));
        if (takeOver.mayHaveAttempted(reason, dueAt)) {
            ledger.doubt(table.view(row).perhapsAttempted(takeOver.at()));
        }
        Instant quiet = takeOver.quietFrom(table.attemptTimeout(row));
        if (reason == WaitReason.BEHIND_CONVERSATION || dueAt.isBefore(quiet)) {
            ledger.parked().dueAgain(row, quiet);
        }
    }

    /// By what was known before we came: a doubt is nobody's fault.
    private void judge(int row, WaitReason reason) {
        int seat = table.seat(row);
        Classification last = table.lastResult(row);
        boolean fails = fails(reason, last);
        boolean unreachable = fails && last == Classification.UNREACHABLE;
        int facts = known.get(seat);
        int now = facts | SEEN | (fails ? FAILED : 0) | (unreachable ? UNREACHABLE : 0);
        if (now == facts) {
            return;
        }
        known.set(seat, now);
        ServiceId target = table.seatOf(row).target();
        Services services = failing.computeIfAbsent(table.seatOf(row).lane(), _ -> new Services());
        services.all.add(target);
        if (fails) {
            services.failed.add(target);
            services.address |= unreachable;
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

    private static boolean fails(WaitReason reason, @Nullable Classification last) {
        return switch (reason) {
            case BREAKER_OPEN -> true;
            case RETRY, LANE_FULL, PACED, METERED, PAUSED, BEHIND_CONVERSATION, TAKEN_OVER ->
                    last != null && last.breaker() == BreakerEffect.COUNTS;
        };
    }
}
