package org.barsrouter.delivery.kafka;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.barsrouter.delivery.lane.Effect;
import org.barsrouter.delivery.lane.ParkedDelivery;
import org.barsrouter.delivery.lane.PartitionEngine;
import org.barsrouter.delivery.lane.PartitionFigures;
import org.barsrouter.delivery.lane.Seat;
import org.barsrouter.delivery.receiver.ReceiverCall;
import org.barsrouter.delivery.state.AttemptEnd;
import org.barsrouter.delivery.state.Delivery;
import org.barsrouter.delivery.state.Position;
import org.barsrouter.delivery.store.ParkedLog;
import org.barsrouter.schemas.avro.OutboundDelivery;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.serde.Decoded;

/// One partition while it is ours: brings events to its engine one at a time, and has the effects
/// done outside the lock. The lock guards memory only, so nobody waits for it on anything slow.
final class OwnedPartition {
    /// An address that cannot be used: such lanes share nothing but their misfortune.
    private static final String UNKNOWN_HOST = "unknown";

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PartitionEngine engine;
    private final ParkedLog parkedLog;
    private final EffectRunner runner;
    private final DeliveryTools tools;
    private final Map<Position, Content> contents = new ConcurrentHashMap<>();
    private final Standstill standstill = new Standstill();
    private volatile boolean released;
    private volatile boolean stoodStill;

    OwnedPartition(PartitionEngine engine, ParkedLog parkedLog, DeliveryTools tools) {
        this.engine = engine;
        this.parkedLog = parkedLog;
        this.tools = tools;
        this.runner = new EffectRunner(this, parkedLog, tools);
    }

    /// Takes a record from the topic.
    void take(ConsumerRecord<String, Decoded<OutboundDelivery>> record) {
        switch (record.value()) {
            case null -> skip(record.offset());
            case Decoded.Poison<OutboundDelivery>(byte[] raw, String reason) ->
                    poison(record, raw, reason);
            case Decoded.Readable<OutboundDelivery>(OutboundDelivery value) -> {
                Position at = new Position(record.partition(), record.offset());
                try {
                    arrived(DeliveryRecords.read(new Stored<>(value, record.headers()), at));
                } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
                    poison(record, new byte[0], "a value in it cannot be used");
                }
            }
        }
    }

    private void arrived(Content content) {
        contents.put(content.delivery().outbound(), content);
        String host = host(content);
        handle(engine -> {
            engine.located(content.delivery().lane(), host);
            return engine.arrived(content.delivery(), now());
        });
    }

    private String host(Content content) {
        try {
            return ReceiverCall.hostOf(tools.addressOf(content.delivery(), content.message()));
        } catch (IllegalArgumentException e) {
            return UNKNOWN_HOST;
        }
    }

    private void skip(long offset) {
        handle(engine -> {
            engine.took(offset);
            engine.done(offset);
            return List.of();
        });
    }

    private void poison(ConsumerRecord<?, ?> record, byte[] raw, String reason) {
        handle(engine -> {
            engine.took(record.offset());
            return List.of();
        });
        runner.poison(
                record,
                new Decoded.Poison<>(raw, reason),
                () ->
                        handle(engine -> {
                            engine.done(record.offset());
                            return List.of();
                        }));
    }

    /// A call to a receiver ended. After the partition was given up its result is only noted.
    void attempted(Content content, Instant startedAt, AttemptEnd end) {
        if (released) {
            runner.late(content, startedAt, end);
        } else {
            handle(engine -> engine.attempted(content.delivery().id(), end));
        }
    }

    /// A parked delivery's message was read.
    void loaded(Content content) {
        contents.put(content.delivery().outbound(), content);
        String host = host(content);
        handle(engine -> {
            engine.located(content.delivery().lane(), host);
            return engine.loaded(content.delivery(), now());
        });
    }

    /// A parked delivery's record is gone.
    ///
    /// @param original what its sender submitted, if that is still there
    void missing(ParkedDelivery parked, Optional<Content> original) {
        original.ifPresent(content -> contents.put(parked.outbound(), content));
        Delivery known =
                original.map(Content::delivery).orElseGet(() -> DeliveryRecords.known(parked));
        handle(engine -> engine.missing(known, now()));
    }

    /// Asks of every place where something waits whether it still belongs there.
    void checkRoutes() {
        for (Seat seat : locked(PartitionEngine::seats)) {
            if (tools.addresses().standing(seat, now()) == AddressBook.Standing.MOVED) {
                handle(engine -> engine.moved(seat));
            }
        }
    }

    /// An operator cancels a delivery, wherever it waits.
    void cancelled(DeliveryId id) {
        handle(engine -> engine.cancelled(id));
    }

    void routedAgain(Delivery delivery) {
        handle(engine -> engine.routedAgain(delivery.id(), now()));
    }

    void told(Delivery delivery) {
        handle(engine -> engine.told(delivery.id(), now()));
    }

    void written(ParkedDelivery entry) {
        handle(engine -> engine.written(entry));
    }

    void committed(long offset) {
        handle(engine -> engine.committed(offset));
    }

    void tick() {
        handle(engine -> engine.tick(now()));
    }

    Optional<Content> content(Delivery delivery) {
        return Optional.ofNullable(contents.get(delivery.outbound()));
    }

    /// A parked delivery may have been read again meanwhile: only what belongs to this very one
    /// goes.
    @SuppressWarnings("ReferenceEquality") // the same record read twice gives equal deliveries
    void forget(Delivery delivery) {
        contents.computeIfPresent(
                delivery.outbound(),
                (_, content) -> content.delivery() == delivery ? null : content);
    }

    boolean wantsMore() {
        return locked(PartitionEngine::wantsMore);
    }

    PartitionFigures figures() {
        return locked(PartitionEngine::figures);
    }

    /// Answers a question about what waits here.
    <T> T ask(BiFunction<PartitionEngine, Instant, T> question) {
        return locked(engine -> question.apply(engine, now()));
    }

    /// What to commit now.
    OffsetAndMetadata commitPoint() {
        return locked(engine -> {
            long offset = engine.committable();
            return new OffsetAndMetadata(offset, engine.mark().write(offset));
        });
    }

    /// Starts nothing more.
    void stop() {
        locked(engine -> {
            engine.stop();
            return engine;
        });
    }

    /// Waits until nothing is under way.
    void awaitQuiet(Duration atMost) {
        lock.lock();
        try {
            long left = atMost.toNanos();
            while (left > 0 && !engine.quiet()) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    /// Gives the partition up: nothing more is written for it, except what came of calls that are
    /// still under way.
    void release() {
        lock.lock();
        try {
            if (!released) {
                released = true;
                engine.release();
            }
        } finally {
            lock.unlock();
        }
        tools.attempts().execute(parkedLog::close);
    }

    /// Whether it was given up because nothing happened for too long: it must be taken over anew.
    boolean stoodStill() {
        return stoodStill;
    }

    private void handle(Function<PartitionEngine, List<Effect>> event) {
        if (released) {
            return;
        }
        List<Effect> effects;
        lock.lock();
        try {
            if (released) {
                return;
            }
            if (standstill.before(now())) {
                released = true;
                stoodStill = true;
                engine.release();
                return;
            }
            effects = event.apply(engine);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        effects.forEach(runner::run);
    }

    private <T> T locked(Function<PartitionEngine, T> question) {
        lock.lock();
        try {
            return question.apply(engine);
        } finally {
            lock.unlock();
        }
    }

    private Instant now() {
        return tools.clock().instant();
    }
}
