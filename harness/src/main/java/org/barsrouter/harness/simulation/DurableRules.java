package org.barsrouter.harness.simulation;

import java.util.Map;
import java.util.Optional;
import org.barsrouter.delivery.lane.ParkedDelivery;
import org.barsrouter.delivery.offsets.CommitMark;
import org.barsrouter.delivery.offsets.OffsetRange;
import org.barsrouter.schemas.id.DeliveryId;

/// What must hold of the log whenever something is written to it: nothing lets go of a delivery
/// before its sender is told or its parked entry stands.
final class DurableRules {
    private final World world;
    private final Judge judge;

    DurableRules(World world, Judge judge) {
        this.world = world;
        this.judge = judge;
    }

    void commit(Owner owner, long offset, String metadata) {
        long before = world.log().committed();
        world.chronicle().count(Happening.COMMIT);
        world.chronicle().line(owner, " commits ", offset, " ", metadata);
        if (offset < before) {
            judge.violated(owner + " moved the committed offset back");
        }
        world.log().commit(offset, metadata);
        for (long passed = before; passed < offset; passed++) {
            survives(passed);
        }
        for (OffsetRange range : world.log().mark().done()) {
            for (long done = range.first(); done <= range.last(); done++) {
                survives(done);
            }
        }
    }

    private void survives(long offset) {
        world.log()
                .at(offset)
                .flatMap(SimulatedLog.Entry::submission)
                .map(submission -> judge.fate(submission.id()))
                .filter(fate -> !fate.told())
                .filter(fate -> !world.log().parked().containsKey(fate.submission().id()))
                .filter(fate -> fate.offsets().stream().allMatch(this::isPast))
                .ifPresent(fate ->
                        judge.violated(
                                "offset "
                                        + offset
                                        + " was let go, and a crash now would lose "
                                        + fate));
    }

    /// Whether a new owner would not take this record again.
    private boolean isPast(long offset) {
        CommitMark mark = world.log().mark();
        return offset < world.log().committed() || mark.isDone(offset);
    }

    boolean told(Fate fate) {
        ParkedDelivery entry = world.log().parked().get(fate.submission().id());
        boolean waits = entry != null && entry.phase() == ParkedDelivery.Phase.WAITING;
        return fate.told() && isPast(fate.offsets().getFirst()) && !waits;
    }

    void parked(Fate fate, Optional<ParkedDelivery> entry) {
        Map<DeliveryId, ParkedDelivery> parked = world.log().parked();
        DeliveryId id = fate.submission().id();
        Optional<ParkedDelivery> before = Optional.ofNullable(parked.get(id));
        if (entry.isEmpty()) {
            world.chronicle().count(Happening.BURIED);
            bury(fate, before);
            parked.remove(id);
            return;
        }
        parked.put(id, entry.get());
        boolean closed = entry.get().phase() == ParkedDelivery.Phase.CLOSED;
        world.chronicle().count(closed ? Happening.CLOSED : Happening.PARKED);
        world.chronicle().line("parked: ", fate, " ", entry.get().phase());
        boolean wasClosed =
                before.filter(old -> old.phase() == ParkedDelivery.Phase.CLOSED).isPresent();
        if (closed && !fate.told()) {
            judge.violated(fate + " was closed before its sender was told");
        }
        if (!closed && wasClosed) {
            judge.violated(fate + " was closed and waits again");
        }
    }

    private void bury(Fate fate, Optional<ParkedDelivery> before) {
        world.chronicle().line("parked: ", fate, " is removed");
        boolean early =
                before.filter(entry -> entry.outbound().offset() >= world.log().committed())
                        .isPresent();
        if (!fate.told() || early) {
            judge.violated(fate + " was removed from the parked topic too early");
        }
    }

    void skew(long skew) {
        long most = RealEngine.skew(world.plan().settings());
        if (skew >= most) {
            judge.violated("the skew of the offsets is " + skew + ", its cap " + most);
        }
    }

    void close() {
        for (Fate fate : judge.fates()) {
            if (!fate.told()) {
                judge.violated(fate + " is over and nobody was told");
            }
        }
        if (world.log().hasFrom(world.log().committed())) {
            judge.violated("the committed offset stays at " + world.log().committed());
        }
        if (!world.log().parked().isEmpty()) {
            judge.violated(
                    "in the parked topic stay "
                            + world.log().parked().keySet().stream().map(judge::fate).toList());
        }
    }
}
