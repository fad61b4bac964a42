package org.barsrouter.harness.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A process: what it has set going happens only while it lives, and waits while it stands still.
/// While it is cut off from Kafka it runs on, and what it sends and hears waits.
final class Life {
    private final World world;
    private final List<Runnable> missed = new ArrayList<>();
    private final List<Runnable> held = new ArrayList<>();
    private Instant lastFetch = Instant.MAX;
    private boolean over;
    private boolean frozen;
    private boolean cutOff;

    Life(World world) {
        this.world = world;
    }

    boolean isOver() {
        return over;
    }

    boolean isFrozen() {
        return frozen;
    }

    boolean isCutOff() {
        return cutOff;
    }

    /// What was appended later never reached it: a fetch that was under way ends soon.
    Instant lastFetch() {
        return lastFetch;
    }

    /// Something that happens in this process.
    void soon(Duration wait, Runnable what) {
        world.timeline().after(wait, () -> inside(what));
    }

    /// Something that this process hears from a broker.
    void hear(Duration wait, Runnable what) {
        world.timeline()
                .after(
                        wait,
                        () -> {
                            if (cutOff) {
                                held.add(() -> inside(what));
                            } else {
                                inside(what);
                            }
                        });
    }

    private void inside(Runnable what) {
        if (over) {
            return;
        }
        if (frozen) {
            missed.add(what);
        } else {
            what.run();
        }
    }

    /// Something that this process sends to a broker: perhaps it left before the process ended or
    /// stood still.
    void land(Duration wait, Runnable onBroker) {
        if (cutOff) {
            held.add(onBroker);
            return;
        }
        world.timeline()
                .after(
                        wait,
                        () -> {
                            boolean left = world.chance().oneIn(2);
                            if (cutOff && !left) {
                                held.add(onBroker);
                            } else if ((over || frozen) && !left) {
                                inside(onBroker);
                            } else {
                                onBroker.run();
                            }
                        });
    }

    void end() {
        over = true;
        missed.clear();
        held.clear();
    }

    void cutOff() {
        cutOff = true;
        lastFetch = world.now();
    }

    /// What was held back goes its way, in any order.
    void reconnect() {
        cutOff = false;
        hearsAgain();
        List<Runnable> now = new ArrayList<>(held);
        held.clear();
        now.forEach(what -> world.timeline().after(world.chance().millis(0, 500), what));
    }

    private void hearsAgain() {
        if (world.group().current().filter(owner -> owner.life() == this).isPresent()) {
            lastFetch = Instant.MAX;
        }
    }

    void freeze() {
        frozen = true;
        lastFetch = world.now().plusMillis(500);
    }

    /// Everything that was missed happens at once, in any order.
    void wake() {
        frozen = false;
        hearsAgain();
        List<Runnable> now = new ArrayList<>(missed);
        missed.clear();
        world.chance().shuffle(now);
        now.forEach(this::inside);
    }
}
