package org.barsrouter.harness.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.barsrouter.delivery.lane.Effect;
import org.barsrouter.delivery.offsets.CommitMark;

/// The consumer group: who owns the partition, how long a silence lasts until it moves, and what a
/// story does to owners.
final class Group {
    private static final Duration SESSION = Duration.ofSeconds(10);
    private static final Duration REMEMBERED = Duration.ofSeconds(15);

    private final World world;
    private final Engine.Maker maker;
    private final List<Reign> reigns = new ArrayList<>();
    private final List<Instant> unclean = new ArrayList<>();
    private final List<Spell> slow = new ArrayList<>();
    private Optional<Owner> current = Optional.empty();
    private int generation;

    /// An owner was at work all this time.
    private static final class Reign {
        private final int owner;
        private final Instant from;
        private Instant to = Instant.MAX;

        Reign(int owner, Instant from) {
            this.owner = owner;
            this.from = from;
        }
    }

    Group(World world, Engine.Maker maker) {
        this.world = world;
        this.maker = maker;
    }

    /// Gives the partition to a first owner and lets the story's disturbances come.
    void begin() {
        assign();
        for (Disturbance each : world.plan().disturbances()) {
            world.timeline().at(each.at(), () -> disturb(each));
        }
    }

    private void assign() {
        generation++;
        Owner owner = new Owner(world, generation, maker);
        current = Optional.of(owner);
        owner.takeOver();
    }

    boolean owns(Owner owner) {
        return current.filter(now -> now == owner).isPresent();
    }

    boolean owns(int owner) {
        return current.filter(now -> now.number() == owner).isPresent();
    }

    /// Whether a commit of this generation counts.
    boolean isCurrent(int member) {
        return member == generation;
    }

    Optional<Owner> current() {
        return current;
    }

    void opened(Owner owner, CommitMark mark) {
        boolean clean = mark.ownership() == CommitMark.Ownership.CLOSED;
        world.chronicle().count(clean ? Happening.CLEAN_TAKE_OVER : Happening.UNCLEAN_TAKE_OVER);
        if (!clean) {
            unclean.add(world.now());
        }
        reigns.add(new Reign(owner.number(), world.now()));
    }

    /// Whether a partition changed hands uncleanly in this time.
    boolean uncleanBetween(Instant from, Instant to) {
        return unclean.stream().anyMatch(at -> !at.isBefore(from) && !at.isAfter(to));
    }

    /// Whether one owner was at work from one instant to another, and Kafka was quick.
    boolean calm(Instant from, Instant to) {
        boolean quick = slow.stream().noneMatch(spell -> spell.meets(from, to));
        return quick
                && reigns.stream()
                        .anyMatch(reign -> !reign.from.isAfter(from) && !reign.to.isBefore(to));
    }

    boolean logIsSlow() {
        Instant now = world.now();
        return slow.stream().anyMatch(spell -> spell.meets(now, now.plusNanos(1)));
    }

    private void disturb(Disturbance disturbance) {
        switch (disturbance) {
            case Disturbance.Kill _ -> current.ifPresent(this::kill);
            case Disturbance.KillBetweenEffects(Instant _, int effects) ->
                    current.ifPresent(owner -> owner.dieAfter(effects));
            case Disturbance.Freeze(Instant _, Duration time) ->
                    current.ifPresent(owner -> freeze(owner, time));
            case Disturbance.CutOff(Instant _, Duration time) ->
                    current.ifPresent(owner -> cutOff(owner, time));
            case Disturbance.Move _ -> current.ifPresent(this::move);
            case Disturbance.RouteAgain(Instant _, int records) -> routeAgain(records);
            case Disturbance.SlowLog(Instant at, Duration time) ->
                    slow.add(new Spell("log", at, at.plus(time), Mood.SLOW));
        }
    }

    /// Ends its process; the group finds out when its session is over.
    void kill(Owner owner) {
        if (owner.isDead()) {
            return;
        }
        world.chronicle().count(Happening.CRASH);
        world.chronicle().line(owner, " is killed");
        owner.die();
        over(owner);
        world.timeline().after(SESSION, () -> passOn(owner));
    }

    /// It is killed, after all of its effects but the rest of a list.
    void killedBetween(Owner owner, Effect next) {
        world.chronicle().count(Happening.CRASH_BETWEEN_EFFECTS);
        world.chronicle().line(owner, " does not get to ", next.getClass().getSimpleName());
        kill(owner);
    }

    private void freeze(Owner owner, Duration time) {
        if (owner.isDead() || owner.isFrozen() || owner.isCutOff()) {
            return;
        }
        world.chronicle().count(Happening.FROZEN);
        world.chronicle().line(owner, " stands still for ", time.toMillis(), " ms");
        owner.freeze();
        over(owner);
        world.timeline().after(time, owner::wake);
        if (time.compareTo(SESSION) > 0) {
            world.timeline().after(SESSION, () -> passOn(owner));
        }
    }

    private void cutOff(Owner owner, Duration time) {
        if (owner.isDead() || owner.isFrozen() || owner.isCutOff() || owner.isLeaving()) {
            return;
        }
        world.chronicle().count(Happening.CUT_OFF);
        world.chronicle().line(owner, " is cut off from Kafka for ", time.toMillis(), " ms");
        owner.cutOff();
        over(owner);
        world.timeline().after(time, owner::reconnect);
        if (time.compareTo(SESSION) > 0) {
            world.timeline().after(SESSION, () -> passOn(owner));
        }
    }

    /// An owner that stood still is at work again in time.
    void goesOn(Owner owner) {
        if (reigns.stream().anyMatch(reign -> reign.owner == owner.number())) {
            reigns.add(new Reign(owner.number(), world.now()));
        }
    }

    /// A start that nobody needs any more has shut it out: it begins again.
    void shutOut(Owner owner) {
        over(owner);
        world.timeline().after(Duration.ofSeconds(1), () -> passOn(owner));
    }

    private void move(Owner owner) {
        if (owner.isDead() || owner.isFrozen() || owner.isCutOff() || owner.isLeaving()) {
            return;
        }
        world.chronicle().count(Happening.REBALANCE);
        world.chronicle().line(owner, " is asked to let go");
        over(owner);
        owner.letGo(() -> passOn(owner));
        world.timeline().after(SESSION.plusSeconds(2), () -> passOn(owner));
    }

    private void passOn(Owner owner) {
        if (owns(owner)) {
            assign();
        }
    }

    private void over(Owner owner) {
        reigns.stream()
                .filter(reign -> reign.owner == owner.number())
                .filter(reign -> reign.to.equals(Instant.MAX))
                .forEach(reign -> reign.to = world.now());
    }

    private void routeAgain(int records) {
        List<Submission> again =
                world.plan().submissions().stream()
                        .filter(each -> !each.at().isAfter(world.now()))
                        .filter(each -> each.at().isAfter(world.now().minus(REMEMBERED)))
                        .toList();
        List<Submission> last = again.subList(Math.max(0, again.size() - records), again.size());
        for (Submission submission : last) {
            world.chronicle().count(Happening.ROUTED_TWICE);
            world.judge().append(submission);
        }
    }
}
