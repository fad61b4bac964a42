package org.barsrouter.delivery.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.barsrouter.delivery.offsets.CommitMark;
import org.barsrouter.delivery.store.ReadTurns;
import org.barsrouter.schemas.avro.OutboundDelivery;
import org.barsrouter.schemas.serde.Decoded;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The partitions of one consumer, from assignment to revocation. Used by its poll thread only,
/// except for {@link #owned}.
final class Partitions implements ConsumerRebalanceListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Partitions.class);

    private final Consumer<String, Decoded<OutboundDelivery>> consumer;
    private final LoopSettings settings;
    private final DeliveryTools tools;
    private final Runnable onLost;
    private final Map<TopicPartition, OwnedPartition> owned = new ConcurrentHashMap<>();
    private final Map<TopicPartition, CompletableFuture<OwnedPartition>> starting =
            new ConcurrentHashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
    private final Set<TopicPartition> fenced = ConcurrentHashMap.newKeySet();
    private final ReadTurns turns;
    private volatile boolean joined;

    /// @param onLost called when a later owner has shut us out of a partition
    Partitions(
            Consumer<String, Decoded<OutboundDelivery>> consumer,
            LoopSettings settings,
            DeliveryTools tools,
            Runnable onLost) {
        this.consumer = consumer;
        this.settings = settings;
        this.tools = tools;
        this.onLost = onLost;
        this.turns =
                new ReadTurns(
                        Math.max(2, Runtime.getRuntime().availableProcessors()),
                        settings.connection());
    }

    static TopicPartition of(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    Map<TopicPartition, OwnedPartition> owned() {
        return owned;
    }

    /// Whether every partition that was assigned is at work.
    boolean ready() {
        return joined && starting.isEmpty();
    }

    /// What each partition that was assigned is at.
    Map<Integer, PartitionWork> work() {
        Map<Integer, PartitionWork> work = new TreeMap<>();
        starting.keySet().forEach(p -> work.put(p.partition(), PartitionWork.TAKING_OVER));
        owned.keySet().forEach(p -> work.put(p.partition(), PartitionWork.DELIVERING));
        return work;
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
        Set<TopicPartition> partitions = Set.copyOf(assigned);
        consumer.pause(partitions);
        Map<TopicPartition, OffsetAndMetadata> left = consumer.committed(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        for (TopicPartition partition : partitions) {
            TakingOver.Left state =
                    left(
                            partition,
                            Optional.ofNullable(left.get(partition)),
                            ends.getOrDefault(partition, 0L));
            starting.put(
                    partition,
                    CompletableFuture.supplyAsync(
                            () ->
                                    new TakingOver(settings, tools, turns)
                                            .run(state, () -> shutOut(partition)),
                            Partitions::onThreadOfItsOwn));
        }
        LOG.atInfo().addKeyValue("partitions", partitions.size()).log("partitions assigned");
        joined = true;
    }

    /// A take-over reckons for seconds: on the threads of attempts it would hold them all up.
    private static void onThreadOfItsOwn(Runnable takingOver) {
        Thread.ofPlatform().daemon().name("take-over").start(takingOver);
    }

    /// Another owner has the parked partition: nothing of it is committed any more.
    private void shutOut(TopicPartition partition) {
        fenced.add(partition);
        onLost.run();
    }

    private TakingOver.Left left(
            TopicPartition partition, Optional<OffsetAndMetadata> commit, long end) {
        return commit.map(at ->
                        new TakingOver.Left(
                                partition,
                                at.offset(),
                                end,
                                CommitMark.read(at.metadata(), at.offset())))
                .orElseGet(() ->
                        new TakingOver.Left(
                                partition, consumer.position(partition), end, CommitMark.never()));
    }

    /// Puts to work whatever has been taken over meanwhile. The open mark is committed before the
    /// first record is taken: should we die, the next owner must know.
    void openTakenOver() {
        starting.forEach((partition, taking) -> {
            if (taking.isDone()) {
                starting.remove(partition);
                open(partition, taking);
            }
        });
        if (starting.isEmpty()) {
            turns.closeIdle();
        }
    }

    /// Nothing is taken over any more.
    @Override
    public void close() {
        turns.close();
    }

    private void open(TopicPartition partition, CompletableFuture<OwnedPartition> taking) {
        OwnedPartition taken;
        try {
            taken = taking.join();
        } catch (CompletionException e) {
            throw new KafkaException("partition " + partition + " was not taken over", e);
        }
        OffsetAndMetadata mark = taken.commitPoint();
        consumer.commitSync(Map.of(partition, mark));
        committed.put(partition, mark);
        owned.put(partition, taken);
        consumer.resume(Set.of(partition));
    }

    /// Stops reading where enough is in hand, and goes on where there is room again.
    void pauseAndResume() {
        Set<TopicPartition> paused = consumer.paused();
        owned.forEach((partition, taken) -> {
            boolean wants = taken.wantsMore();
            if (wants && paused.contains(partition)) {
                consumer.resume(Set.of(partition));
            } else if (!wants && !paused.contains(partition)) {
                consumer.pause(Set.of(partition));
            }
        });
    }

    /// Commits what has changed since the last time.
    void commit() {
        Map<TopicPartition, OffsetAndMetadata> changed = new HashMap<>();
        owned.forEach((partition, taken) -> {
            OffsetAndMetadata point = taken.commitPoint();
            if (!fenced.contains(partition) && !point.equals(committed.get(partition))) {
                changed.put(partition, point);
            }
        });
        if (!changed.isEmpty()) {
            consumer.commitAsync(changed, this::committed);
        }
    }

    private void committed(Map<TopicPartition, OffsetAndMetadata> points, @Nullable Exception e) {
        if (e != null) {
            LOG.atDebug().setCause(e).log("commit failed, the next one will do");
            return;
        }
        points.forEach((partition, point) -> {
            committed.put(partition, point);
            Optional.ofNullable(owned.get(partition))
                    .ifPresent(taken -> taken.committed(point.offset()));
        });
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
        dropStarting(revoked);
        Map<TopicPartition, OwnedPartition> mine = new HashMap<>();
        revoked.stream()
                .filter(partition -> !fenced.contains(partition))
                .forEach(partition ->
                        Optional.ofNullable(owned.get(partition))
                                .ifPresent(taken -> mine.put(partition, taken)));
        mine.values().forEach(OwnedPartition::stop);
        Instant deadline = tools.clock().instant().plus(settings.stopWithin());
        Map<TopicPartition, OffsetAndMetadata> last = new HashMap<>();
        mine.forEach((partition, taken) -> {
            taken.awaitQuiet(Duration.between(tools.clock().instant(), deadline));
            last.put(partition, taken.commitPoint());
        });
        try {
            consumer.commitSync(last);
        } catch (KafkaException e) {
            LOG.atWarn().setCause(e).log("last commit of revoked partitions failed");
        }
        release(revoked);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> lost) {
        LOG.atWarn().addKeyValue("partitions", lost.size()).log("partitions lost");
        dropStarting(lost);
        release(lost);
    }

    private void dropStarting(Collection<TopicPartition> gone) {
        for (TopicPartition partition : gone) {
            CompletableFuture<OwnedPartition> taking = starting.remove(partition);
            if (taking != null) {
                CompletableFuture<OwnedPartition> _ =
                        taking.whenComplete((taken, _) ->
                                Optional.ofNullable(taken).ifPresent(OwnedPartition::release));
            }
        }
    }

    private void release(Collection<TopicPartition> gone) {
        for (TopicPartition partition : gone) {
            committed.remove(partition);
            Optional.ofNullable(owned.remove(partition)).ifPresent(OwnedPartition::release);
        }
    }
}
