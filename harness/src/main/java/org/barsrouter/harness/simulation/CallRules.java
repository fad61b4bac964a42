package org.barsrouter.harness.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.barsrouter.delivery.classify.AttemptResult;
import org.barsrouter.delivery.state.Delivery;
import org.barsrouter.delivery.state.DeliveryState;
import org.barsrouter.routing.policy.Policy;

/// What must hold when an attempt starts: its time, its turn, its lane's slots, and that nobody was
/// told the outcome before. A zombie's calls cannot be fenced and are only counted.
final class CallRules {
    /// After this a record that was routed twice is not recognised; the receiver does that.
    private static final Duration RECOGNISED = Duration.ofSeconds(55);

    private final World world;
    private final Judge judge;
    private final Map<String, Traffic> traffic = new HashMap<>();

    /// What one owner has under way at one lane.
    private static final class Traffic {
        private final Set<Call> open = new HashSet<>();
        private final Outage outage = new Outage();
    }

    CallRules(World world, Judge judge) {
        this.world = world;
        this.judge = judge;
    }

    void starts(Owner owner, Call call, Fate fate) {
        Delivery delivery = call.delivery();
        world.chronicle().count(Happening.ATTEMPT);
        world.chronicle()
                .line(
                        owner,
                        " attempts ",
                        fate,
                        " for the ",
                        call.number(),
                        ". time, at most ",
                        call.timeout().toMillis(),
                        " ms");
        if (!world.group().owns(owner)) {
            fate.zombieCalls().add(call);
            return;
        }
        inTime(call, fate);
        notTold(owner, delivery, fate);
        inTurn(owner, fate);
        once(delivery, fate);
        slots(call, fate);
        fate.calls().add(call);
    }

    private void inTime(Call call, Fate fate) {
        Instant until = fate.until();
        Instant latest = fate.isRelay() ? until.minus(DeliveryState.LEAST_TIME) : until;
        if (call.startedAt().isAfter(latest.plusMillis(5))) {
            judge.violated("an attempt of " + fate + " started too late");
        }
        if (fate.isRelay() && call.startedAt().plus(call.timeout()).isAfter(until.plusMillis(5))) {
            judge.violated("an attempt of " + fate + " may go on after its deliver-by");
        }
    }

    private void notTold(Owner owner, Delivery delivery, Fate fate) {
        boolean decidedHere = fate.deciders().contains(owner.number());
        boolean known = decidedHere || judge.durablyTold(fate);
        if (known && !forgotten(fate, delivery)) {
            judge.violated("an attempt of " + fate + " started after its sender was told");
        } else if (fate.told()) {
            world.chronicle().count(Happening.ATTEMPTED_AGAIN_AFTER_A_CRASH);
        }
    }

    /// Whether it is a record that was routed again so late that nobody remembers the first.
    boolean forgotten(Fate fate, Delivery delivery) {
        return delivery.outbound().offset() != fate.offsets().getFirst()
                && world.now().isAfter(fate.submission().at().plus(RECOGNISED));
    }

    private void inTurn(Owner owner, Fate fate) {
        if (fate.submission().service().policy().order() != Policy.Order.CONVERSATION) {
            return;
        }
        for (Fate older : judge.conversationOf(fate)) {
            if (older.submission().order() >= fate.submission().order()) {
                return;
            }
            boolean through =
                    older.isRelay()
                            || older.deciders().contains(owner.number())
                            || older.heardOfArrival()
                            || judge.durablyTold(older);
            if (!through) {
                judge.violated(fate + " overtook " + older);
            }
        }
    }

    private void once(Delivery delivery, Fate fate) {
        boolean reached = fate.calls().stream().anyMatch(Call::written);
        if (fate.isRelay() && reached && !delivery.repeatsAfterWrite()) {
            judge.violated(fate + " was sent to its receiver a second time");
        }
    }

    private void slots(Call call, Fate fate) {
        Traffic lane = traffic(call);
        boolean twice =
                lane.open.stream()
                        .anyMatch(open -> open.delivery().id().equals(call.delivery().id()));
        lane.open.add(call);
        if (twice) {
            judge.violated(fate + " is attempted twice at the same time");
        }
        if (lane.open.size() > call.delivery().policy().maxInFlight()) {
            judge.violated("more attempts at " + call.delivery().lane() + " than it has slots");
        }
        if (!lane.outage.mayStart(world.now())) {
            judge.violated(
                    "more than one request per probe to the dead endpoint of "
                            + call.delivery().lane());
        }
    }

    void ended(Call call, Fate fate, AttemptResult result) {
        Traffic lane = traffic(call);
        lane.open.remove(call);
        lane.outage.ended(result);
    }

    private Traffic traffic(Call call) {
        return traffic.computeIfAbsent(
                call.owner() + " " + call.delivery().lane(), _ -> new Traffic());
    }
}
