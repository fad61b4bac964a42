package org.barsrouter.harness.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.barsrouter.delivery.lane.Effect;
import org.barsrouter.delivery.lane.ParkedDelivery;
import org.barsrouter.delivery.state.Delivery;
import org.barsrouter.schemas.refusal.Refusal;

/// Does what the engine of one owner wants done.
final class Deeds {
    private final World world;
    private final Owner owner;

    Deeds(World world, Owner owner) {
        this.world = world;
        this.owner = owner;
    }

    void perform(Effect effect) {
        switch (effect) {
            case Effect.Attempt(Delivery delivery, int number, Duration timeout) -> {
                if (owner.contents().containsKey(delivery.outbound())) {
                    call(new Call(owner.number(), delivery, number, world.now(), timeout));
                }
            }
            case Effect.Load(ParkedDelivery parked) ->
                    owner.life().hear(world.logTakes(), () -> load(parked));
            case Effect.Tell tell -> tell(tell);
            case Effect.Note note ->
                    world.chronicle()
                            .line(
                                    owner,
                                    " notes ",
                                    note.attempt().next().getClass().getSimpleName());
            case Effect.Write(ParkedDelivery parked) -> {
                world.judge().writes(owner, parked);
                owner.writer().write(parked);
            }
            case Effect.Bury(var id) -> owner.writer().bury(id);
            case Effect.RouteAgain _ ->
                    throw new IllegalStateException("no route moves in the simulation");
            case Effect.Forget(Delivery delivery) -> forget(delivery);
            case Effect.BreakerMoved moved -> {
                world.chronicle().count(RealEngine.happening(moved));
                world.chronicle().line(owner, " breaker of ", moved.subject(), ": ", moved.state());
            }
            case Effect.OutageMoved moved ->
                    world.chronicle().line(owner, " outage: ", moved.outage());
        }
    }

    /// Now and then a call waits for its thread and its connection.
    private void call(Call call) {
        Fate fate = world.judge().fate(call.delivery().id());
        world.judge().calls(owner, call, fate);
        if (world.chance().oneIn(10)) {
            owner.life().soon(world.chance().millis(1, 500), () -> connect(call, fate));
        } else {
            connect(call, fate);
        }
    }

    private void connect(Call call, Fate fate) {
        if (!world.group().owns(owner)) {
            world.chronicle().count(Happening.ZOMBIE_CALL);
        }
        world.receivers()
                .call(
                        call,
                        fate,
                        result ->
                                owner.life()
                                        .soon(
                                                Duration.ZERO,
                                                () -> {
                                                    world.judge().answered(call, fate, result);
                                                    owner.attempted(call, result);
                                                }));
    }

    private void load(ParkedDelivery parked) {
        long offset = parked.outbound().offset();
        world.log()
                .at(offset)
                .flatMap(SimulatedLog.Entry::submission)
                .map(submission -> submission.delivery(offset))
                .ifPresent(delivery -> {
                    owner.contents().put(delivery.outbound(), delivery);
                    owner.handle(engine -> engine.loaded(delivery, world.now()));
                });
    }

    /// The ends in it count from the moment of the decision, however late a thread tells them.
    void decided(List<Effect> effects) {
        for (Effect effect : effects) {
            if (effect instanceof Effect.Tell tell) {
                told(tell)
                        .forEach(delivery -> world.judge().decides(owner, delivery, tell.ended()));
            }
        }
    }

    private static List<Delivery> told(Effect.Tell tell) {
        List<Delivery> all = new ArrayList<>(List.of(tell.delivery()));
        all.addAll(tell.joined());
        return all;
    }

    private void tell(Effect.Tell tell) {
        Fate leader = world.judge().fate(tell.delivery().id());
        for (Delivery delivery : told(tell)) {
            say(delivery, new Fate.Telling(owner.number(), leader, tell.ended(), world.now()));
        }
    }

    /// Behind the fence, if another owner may attempt it again; not at all, if the one before us
    /// has said it and died before its commit.
    private void say(Delivery delivery, Fate.Telling telling) {
        boolean doubted =
                telling.ended().ending().reason().equals(Refusal.POSSIBLY_ATTEMPTED.name());
        if (doubted) {
            owner.life().hear(world.logTakes(), () -> sayUnlessSaid(delivery, telling));
        } else if (!delivery.isRelay() || delivery.repeatsAfterWrite()) {
            owner.writer().tell(delivery, telling);
        } else {
            send(delivery, telling);
        }
    }

    private void sayUnlessSaid(Delivery delivery, Fate.Telling telling) {
        if (world.judge().fate(delivery.id()).told()) {
            world.chronicle().count(Happening.ANSWERED_BEFORE);
            owner.handle(engine -> engine.told(delivery.id(), world.now()));
        } else {
            send(delivery, telling);
        }
    }

    /// Reply, and a dead letter for what did not arrive: acknowledged one by one.
    private void send(Delivery delivery, Fate.Telling telling) {
        if (delivery.isRelay() && !owner.contents().containsKey(delivery.outbound())) {
            world.judge().violated("the reply address of " + delivery.id() + " was forgotten");
        }
        int records = telling.disposition().arrived() ? 1 : 2;
        int[] open = {records};
        for (int record = 0; record < records; record++) {
            boolean answer = record == 0;
            owner.life()
                    .land(
                            world.logTakes(),
                            () -> {
                                if (answer) {
                                    world.judge().told(delivery, telling);
                                }
                                owner.life()
                                        .hear(
                                                world.logTakes(),
                                                () -> {
                                                    open[0]--;
                                                    if (open[0] == 0) {
                                                        owner.handle(engine ->
                                                                engine.told(
                                                                        delivery.id(),
                                                                        world.now()));
                                                    }
                                                });
                            });
        }
    }

    @SuppressWarnings("ReferenceEquality") // the same record read twice gives equal deliveries
    private void forget(Delivery delivery) {
        owner.contents()
                .computeIfPresent(delivery.outbound(), (_, held) -> held == delivery ? null : held);
    }
}
