package org.barsrouter.harness.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.barsrouter.delivery.classify.AttemptResult;
import org.barsrouter.delivery.lane.Effect;
import org.barsrouter.delivery.offsets.CommitMark;
import org.barsrouter.delivery.state.AttemptEnd;
import org.barsrouter.delivery.state.Delivery;
import org.barsrouter.delivery.state.Position;
import org.jspecify.annotations.Nullable;

/// One instance of the delivery service as long as the partition is its own: the simulated twin of
/// what the package `delivery.kafka` does around the engine.
final class Owner {
    private static final int RECORDS = 10;
    private static final Duration SEEN = Duration.ofSeconds(60);
    private static final Duration LETTING_GO = Duration.ofSeconds(2);
    private static final Duration COMMITS = Duration.ofMillis(200);
    private static final Duration STANDSTILL = Duration.ofSeconds(5);
    private static final Duration IDLE = Duration.ofSeconds(5);

    private final World world;
    private final int number;
    private final Engine.Maker maker;
    private final Life life;
    private final Map<Position, Delivery> contents = new HashMap<>();
    private final ParkedWriter writer;
    private final Deeds deeds;
    private @Nullable Engine engine;
    private Instant frozenAt = Instant.MAX;
    private Instant nextCommit = Instant.MIN;
    private Optional<Commit> lastCommit = Optional.empty();
    private long position;
    private long rounds;
    private int quietRounds;
    private boolean leaving;
    private boolean released;
    private boolean committing;
    private boolean opened;
    private int effectsToLive = -1;

    private record Commit(long offset, String metadata) {}

    /// @param number which owner of the partition it is, and its generation in the group
    Owner(World world, int number, Engine.Maker maker) {
        this.world = world;
        this.number = number;
        this.maker = maker;
        this.life = new Life(world);
        this.writer = new ParkedWriter(world, this);
        this.deeds = new Deeds(world, this);
    }

    int number() {
        return number;
    }

    Life life() {
        return life;
    }

    ParkedWriter writer() {
        return writer;
    }

    /// The messages that it holds in memory.
    Map<Position, Delivery> contents() {
        return contents;
    }

    boolean isDead() {
        return life.isOver();
    }

    boolean isFrozen() {
        return life.isFrozen();
    }

    boolean isCutOff() {
        return life.isCutOff();
    }

    boolean isLeaving() {
        return leaving || released;
    }

    boolean isReleased() {
        return released;
    }

    private boolean isZombie() {
        return !world.group().owns(this);
    }

    /// Fences, reads what is parked, looks what was seen lately, says that it is at work.
    void takeOver() {
        long from = world.log().committed();
        long end = world.log().end();
        CommitMark mark = world.log().mark();
        world.chronicle()
                .line(this, " takes over from ", from, " to ", end, ", left ", mark.ownership());
        life.hear(
                world.logTakes(),
                () -> {
                    writer.open();
                    life.hear(world.logTakes(), () -> made(from, end, mark));
                });
    }

    private void made(long from, long end, CommitMark mark) {
        Found found =
                new Found(
                        world.now(),
                        from,
                        end,
                        mark,
                        world.log().parked(),
                        world.log().seen(from, SEEN));
        Engine made = maker.make(world.plan().settings(), world.chance().source(), found);
        engine = made;
        position = from;
        life.hear(
                world.logTakes(),
                () -> {
                    if (released || isZombie()) {
                        released = true;
                        return;
                    }
                    commitNow(made);
                    opened = true;
                    world.group().opened(this, mark);
                    round(rounds);
                });
    }

    /// Polls, lets time pass, commits.
    private void round(long which) {
        Engine mine = engine;
        if (which != rounds || mine == null || released) {
            return;
        }
        if (!leaving) {
            poll(mine);
        }
        handle(engine -> engine.tick(world.now()));
        if (!world.now().isBefore(nextCommit) && !leaving) {
            nextCommit = world.now().plus(COMMITS);
            commitLater(mine);
        }
        rounds++;
        quietRounds++;
        long next = rounds;
        life.soon(wait(mine), () -> round(next));
    }

    private Duration wait(Engine mine) {
        boolean idle =
                contents.isEmpty()
                        && !world.log().hasFrom(position)
                        && lastCommit
                                .map(Commit::offset)
                                .filter(o -> o == mine.committable())
                                .isPresent();
        if (!idle) {
            Duration slow = world.plan().pace().multipliedBy(1L << Math.min(quietRounds, 3));
            return world.log().hasFrom(position) ? world.plan().pace() : slow;
        }
        Duration due =
                mine.earliestDue()
                        .map(at -> Duration.between(world.now(), at))
                        .filter(left -> left.compareTo(IDLE) < 0)
                        .orElse(IDLE);
        return due.compareTo(world.plan().pace()) < 0 ? world.plan().pace() : due;
    }

    /// Something was appended: an idle owner does not sleep over it.
    void look() {
        if (opened && !released) {
            rounds++;
            long next = rounds;
            life.soon(world.plan().pace(), () -> round(next));
        }
    }

    private void poll(Engine mine) {
        if (!mine.wantsMore()) {
            world.chronicle().count(Happening.PAUSED);
            return;
        }
        if (world.log().hasFrom(position)) {
            world.judge().takes(position - mine.committable());
        }
        for (SimulatedLog.Entry entry : world.log().from(position, RECORDS)) {
            if (life.isOver() || entry.at().isAfter(life.lastFetch())) {
                return;
            }
            position = entry.offset() + 1;
            if (entry.submission().isEmpty()) {
                mine.passed(entry.offset());
            } else {
                Delivery delivery = entry.submission().get().delivery(entry.offset());
                contents.put(delivery.outbound(), delivery);
                handle(engine -> engine.arrived(delivery, world.now()));
            }
        }
    }

    /// Tells the engine and has done what it wants; now and then a thread is late with that.
    void handle(Function<Engine, List<Effect>> event) {
        Engine mine = engine;
        if (mine == null || released || life.isOver()) {
            return;
        }
        List<Effect> effects = event.apply(mine);
        if (effects.isEmpty()) {
            return;
        }
        quietRounds = 0;
        deeds.decided(effects);
        if (world.chance().oneIn(30)) {
            life.soon(world.chance().millis(1, 5), () -> perform(effects));
        } else {
            perform(effects);
        }
    }

    private void perform(List<Effect> effects) {
        for (Effect effect : effects) {
            if (effectsToLive == 0) {
                effectsToLive = -1;
                world.group().killedBetween(this, effect);
            }
            if (life.isOver()) {
                return;
            }
            effectsToLive = Math.max(-1, effectsToLive - 1);
            deeds.perform(effect);
        }
    }

    /// A call ended; after the partition was given up that is nobody's concern any more.
    void attempted(Call call, AttemptResult result) {
        handle(engine ->
                engine.attempted(call.delivery().id(), new AttemptEnd(result, world.now())));
    }

    private Commit point(Engine mine) {
        long offset = mine.committable();
        return new Commit(offset, mine.mark().write(offset));
    }

    private void commitNow(Engine mine) {
        Commit point = point(mine);
        committed(point);
        lastCommit = Optional.of(point);
    }

    private void commitLater(Engine mine) {
        Commit point = point(mine);
        if (committing || lastCommit.filter(point::equals).isPresent()) {
            return;
        }
        committing = true;
        lastCommit = Optional.of(point);
        life.land(
                world.logTakes(),
                () -> {
                    committing = false;
                    if (!leaving && committed(point)) {
                        life.hear(
                                world.logTakes(),
                                () -> handle(engine -> engine.committed(point.offset())));
                    }
                });
    }

    private boolean committed(Commit point) {
        if (!world.group().isCurrent(number)) {
            world.chronicle().count(Happening.COMMIT_REFUSED);
            return false;
        }
        world.judge().commit(this, point.offset(), point.metadata());
        return true;
    }

    /// Gives the partition up when nothing is under way, or after 2 s.
    void letGo(Runnable then) {
        Engine mine = engine;
        if (mine == null || !opened) {
            release();
            then.run();
            return;
        }
        leaving = true;
        mine.stop();
        leave(mine, world.now().plus(LETTING_GO), then);
    }

    private void leave(Engine mine, Instant deadline, Runnable then) {
        if (mine.quiet() || !world.now().isBefore(deadline)) {
            if (world.group().isCurrent(number)) {
                commitNow(mine);
            }
            release();
            then.run();
        } else {
            life.soon(Duration.ofMillis(10), () -> leave(mine, deadline, then));
        }
    }

    void release() {
        released = true;
    }

    void dieAfter(int effects) {
        effectsToLive = effects;
    }

    void die() {
        life.end();
    }

    void freeze() {
        frozenAt = world.now();
        life.freeze();
    }

    /// It runs on and hears nothing from Kafka.
    void cutOff() {
        life.cutOff();
    }

    /// When it hears from Kafka again and has no partition any more, it learns that soon; what it
    /// had sent meanwhile goes its way.
    void reconnect() {
        if (life.isOver()) {
            return;
        }
        boolean zombie = isZombie();
        world.chronicle().line(this, zombie ? " is back as a zombie" : " is back in time");
        if (zombie) {
            world.chronicle().count(Happening.ZOMBIE_RECONNECTED);
            life.soon(world.chance().millis(0, 1_000), this::release);
        } else {
            world.group().goesOn(this);
        }
        life.reconnect();
    }

    /// After a long standstill it trusts nothing that it knows; what it had decided before still
    /// happens. After a short one it goes on as if no time had passed.
    void wake() {
        if (life.isOver()) {
            return;
        }
        boolean zombie = isZombie();
        world.chronicle().line(this, zombie ? " wakes as a zombie" : " wakes in time");
        if (zombie) {
            world.chronicle().count(Happening.ZOMBIE_WOKEN);
        }
        if (world.now().isAfter(frozenAt.plus(STANDSTILL))) {
            release();
            world.group().shutOut(this);
        } else {
            world.group().goesOn(this);
        }
        life.wake();
    }

    @Override
    public String toString() {
        return "owner " + number;
    }
}
