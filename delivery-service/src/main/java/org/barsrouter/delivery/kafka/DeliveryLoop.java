package org.barsrouter.delivery.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.barsrouter.delivery.gate.Outage;
import org.barsrouter.delivery.lane.PartitionFigures;
import org.barsrouter.delivery.why.DeliveryEvidence;
import org.barsrouter.delivery.why.LaneEvidence;
import org.barsrouter.schemas.avro.OutboundDelivery;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.serde.Decoded;
import org.barsrouter.schemas.topic.Topics;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Owns poll, pause and commit. One thread reads `bars.outbound` and hands each record to its
/// partition; it never waits for a receiver. After a fault it starts again from the last commit.
public final class DeliveryLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryLoop.class);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final Duration TICK = Duration.ofMillis(25);
    private static final Duration CANCEL_EVERY = Duration.ofMillis(500);
    private static final Duration RESTART_PAUSE = Duration.ofSeconds(1);

    private final LoopSettings settings;
    private final DeliveryTools tools;
    private final Thread thread;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable KafkaConsumer<String, Decoded<OutboundDelivery>> current;
    private volatile @Nullable Partitions partitions;
    private volatile @Nullable ScheduledFuture<?> ticking;
    private volatile @Nullable ScheduledFuture<?> checking;
    private final AtomicBoolean checkingRoutes = new AtomicBoolean();
    private volatile boolean shutOut;

    /// Of the timer's thread only.
    private Instant nextCancel = Instant.EPOCH;

    /// Starts following.
    ///
    /// @param timer drives due times; not closed here
    public static DeliveryLoop start(
            LoopSettings settings, DeliveryTools tools, ScheduledExecutorService timer) {
        DeliveryLoop loop = new DeliveryLoop(settings, tools);
        loop.measure();
        loop.thread.start();
        loop.tickWith(timer);
        return loop;
    }

    private DeliveryLoop(LoopSettings settings, DeliveryTools tools) {
        this.settings = settings;
        this.tools = tools;
        this.thread = Thread.ofPlatform().name("delivery-loop").unstarted(this::run);
    }

    /// Whether it is in its group and every partition it was given is at work.
    public boolean ready() {
        Partitions now = partitions;
        return now != null && now.ready();
    }

    /// Why a delivery is not through yet; empty when no partition of this process has it.
    public Optional<DeliveryEvidence> why(DeliveryId id) {
        return owned().stream()
                .map(partition -> partition.ask((engine, now) -> engine.why(id, now)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// How the lanes of an endpoint stand that this process has.
    public List<LaneEvidence> endpoint(String endpointId) {
        return owned().stream()
                .flatMap(partition ->
                        partition.ask((engine, now) -> engine.ofEndpoint(endpointId, now)).stream())
                .toList();
    }

    /// How the lanes at a host stand that this process has.
    ///
    /// @param name with the port, where the catalogue's address has one
    public List<LaneEvidence> host(String name) {
        return owned().stream()
                .flatMap(partition ->
                        partition.ask((engine, now) -> engine.atHost(name, now)).stream())
                .toList();
    }

    /// The outages that this process knows to be under way.
    public List<Outage> outages() {
        return tools.gates().outages().all();
    }

    /// What each of its partitions is at.
    public Map<Integer, PartitionWork> work() {
        Partitions now = partitions;
        return now == null ? Map.of() : now.work();
    }

    private void tickWith(ScheduledExecutorService timer) {
        checking =
                timer.scheduleWithFixedDelay(
                        () -> tools.attempts().execute(this::checkRoutes),
                        settings.checkRoutesEvery().toMillis(),
                        settings.checkRoutesEvery().toMillis(),
                        TimeUnit.MILLISECONDS);
        ticking =
                timer.scheduleWithFixedDelay(
                        this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void tick() {
        try {
            owned().forEach(OwnedPartition::tick);
            cancel();
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("a partition's clock failed");
        }
    }

    /// Whatever is cancelled may come into the hands of any partition at any time.
    private void cancel() {
        Instant now = tools.clock().instant();
        if (now.isBefore(nextCancel)) {
            return;
        }
        nextCancel = now.plus(CANCEL_EVERY);
        for (DeliveryId id : tools.gates().cancelled()) {
            owned().forEach(partition -> partition.cancelled(id));
        }
    }

    /// Never twice at once: a long one is simply not joined by the next.
    private void checkRoutes() {
        if (!checkingRoutes.compareAndSet(false, true)) {
            return;
        }
        try {
            owned().forEach(OwnedPartition::checkRoutes);
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).log("routes of waiting messages could not be checked");
        } finally {
            checkingRoutes.set(false);
        }
    }

    private Collection<OwnedPartition> owned() {
        Partitions now = partitions;
        return now == null ? List.of() : now.owned().values();
    }

    private void run() {
        while (closed.getCount() > 0) {
            shutOut = false;
            try (KafkaConsumer<String, Decoded<OutboundDelivery>> consumer = consumer()) {
                current = consumer;
                follow(consumer);
            } catch (WakeupException e) {
                LOG.atDebug().log("delivery loop woken to close");
            } catch (RuntimeException e) {
                LOG.atError().setCause(e).log("delivery loop failed and starts again");
            } finally {
                Optional.ofNullable(partitions).ifPresent(Partitions::close);
                partitions = null;
            }
            pause();
        }
    }

    private void follow(KafkaConsumer<String, Decoded<OutboundDelivery>> consumer) {
        Partitions mine = new Partitions(consumer, settings, tools, () -> shutOut = true);
        consumer.subscribe(List.of(Topics.OUTBOUND.name()), mine);
        partitions = mine;
        Instant nextCommit = tools.clock().instant().plus(settings.commitEvery());
        while (closed.getCount() > 0) {
            awaitProcessor();
            for (ConsumerRecord<String, Decoded<OutboundDelivery>> record : consumer.poll(POLL)) {
                Optional.ofNullable(mine.owned().get(Partitions.of(record)))
                        .ifPresent(partition -> partition.take(record));
            }
            if (shutOut) {
                throw new KafkaException("another owner has taken over a parked partition");
            }
            if (mine.owned().values().stream().anyMatch(OwnedPartition::stoodStill)) {
                throw new KafkaException("this process stood still and may own nothing any more");
            }
            mine.openTakenOver();
            mine.pauseAndResume();
            Instant now = tools.clock().instant();
            if (!now.isBefore(nextCommit)) {
                mine.commit();
                nextCommit = now.plus(settings.commitEvery());
            }
        }
    }

    private KafkaConsumer<String, Decoded<OutboundDelivery>> consumer() {
        Map<String, Object> options = new HashMap<>(settings.connection());
        options.put(ConsumerConfig.GROUP_ID_CONFIG, settings.groupId());
        settings.clientId().ifPresent(id -> options.put(ConsumerConfig.CLIENT_ID_CONFIG, id));
        options.put(
                ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
                CooperativeStickyAssignor.class.getName());
        options.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        options.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        options.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        options.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 200);
        // A larger record comes all the same, alone.
        options.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 512 * 1024);
        options.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 * 1024 * 1024);
        options.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        options.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
        return new KafkaConsumer<>(
                options, new StringDeserializer(), settings.format().deserializer(Topics.OUTBOUND));
    }

    private void measure() {
        DeliveryMetrics metrics = tools.metrics();
        metrics.gauge(
                "delivery.in.flight",
                "Attempts under way",
                () -> figures().stream().mapToInt(PartitionFigures::inFlight).sum());
        metrics.gauge(
                "delivery.waiting",
                "Relay deliveries waiting for a slot",
                () -> figures().stream().mapToInt(PartitionFigures::waiting).sum());
        metrics.gauge(
                "delivery.parked",
                "Deliveries parked",
                () -> figures().stream().mapToInt(PartitionFigures::parked).sum());
        metrics.gauge(
                "delivery.due.lag.seconds",
                "How long the first parked delivery is overdue",
                this::dueLag);
    }

    private List<PartitionFigures> figures() {
        return owned().stream().map(OwnedPartition::figures).toList();
    }

    private double dueLag() {
        Instant now = tools.clock().instant();
        return figures().stream()
                        .flatMap(figures -> figures.earliestDue().stream())
                        .mapToLong(due -> Math.max(0, Duration.between(due, now).toMillis()))
                        .max()
                        .orElse(0)
                / 1000.0;
    }

    /// Gives way, for as long as a poll may take, to attempts that have not begun.
    private void awaitProcessor() {
        try {
            for (long i = 0; i < POLL.toMillis() && tools.attempts().areMany(); i++) {
                closed.await(1, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void pause() {
        try {
            closed.await(RESTART_PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed.countDown();
        }
    }

    /// Stops taking, waits a little for what is under way, commits and leaves the group.
    @Override
    public void close() {
        closed.countDown();
        ScheduledFuture<?> ticks = ticking;
        if (ticks != null) {
            ticks.cancel(false);
        }
        ScheduledFuture<?> checks = checking;
        if (checks != null) {
            checks.cancel(false);
        }
        KafkaConsumer<String, Decoded<OutboundDelivery>> consumer = current;
        if (consumer != null) {
            consumer.wakeup();
        }
        try {
            thread.join(Duration.ofSeconds(15));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
