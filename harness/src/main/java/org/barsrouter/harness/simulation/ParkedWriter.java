package org.barsrouter.harness.simulation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.barsrouter.delivery.lane.ParkedDelivery;
import org.barsrouter.delivery.state.Delivery;
import org.barsrouter.schemas.id.DeliveryId;

/// Writes parked entries, and what senders are told of messages that another owner may attempt
/// again, in transactions under a fence: whoever opened the partition last shuts out all others.
final class ParkedWriter {
    private static final int BATCH = 5;

    private final World world;
    private final Owner owner;
    private final Deque<Pending> queue = new ArrayDeque<>();
    private boolean busy;
    private int epoch;

    private record Pending(Runnable lands, Runnable acknowledged) {}

    ParkedWriter(World world, Owner owner) {
        this.world = world;
        this.owner = owner;
    }

    void open() {
        epoch = world.log().fence();
    }

    void write(ParkedDelivery entry) {
        add(
                new Pending(
                        () -> world.judge().parked(entry.id(), Optional.of(entry)),
                        () -> owner.handle(engine -> engine.written(entry))));
    }

    void bury(DeliveryId id) {
        add(new Pending(() -> world.judge().parked(id, Optional.empty()), () -> {}));
    }

    void tell(Delivery delivery, Fate.Telling telling) {
        add(
                new Pending(
                        () -> world.judge().told(delivery, telling),
                        () -> owner.handle(engine -> engine.told(delivery.id(), world.now()))));
    }

    private void add(Pending pending) {
        queue.add(pending);
        pump();
    }

    private void pump() {
        if (busy || queue.isEmpty() || owner.isReleased()) {
            return;
        }
        busy = true;
        List<Pending> taken = new ArrayList<>();
        while (taken.size() < BATCH && !queue.isEmpty()) {
            taken.add(queue.remove());
        }
        owner.life().land(world.logTakes(), () -> transaction(taken));
    }

    private void transaction(List<Pending> taken) {
        if (world.log().fenced(epoch)) {
            world.chronicle().count(Happening.ZOMBIE_FENCED);
            owner.life().soon(world.chance().millis(0, 50), owner::release);
            world.group().shutOut(owner);
            return;
        }
        taken.forEach(pending -> pending.lands().run());
        owner.life().hear(world.logTakes(), () -> acknowledged(taken));
    }

    private void acknowledged(List<Pending> taken) {
        busy = false;
        taken.forEach(pending -> pending.acknowledged().run());
        pump();
    }
}
