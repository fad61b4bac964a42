package org.barsrouter.router.kafka;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.barsrouter.schemas.cluster.ClusterContract;
import org.barsrouter.schemas.topic.Topic;
import org.barsrouter.schemas.topic.Topics;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Keeps the topology running as long as the application does: a thread that dies is replaced, and
/// when the whole client has stopped (the catalogue's own thread cannot be replaced) a new one is
/// started. It leaves its consumer group on close, so that a restart takes over at once.
public final class RouterStreams implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(RouterStreams.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    /// What the router reads and writes.
    public static final List<Topic<?, ?>> TOPICS =
            List.of(
                    Topics.INBOUND,
                    Topics.CATALOGUE_ROUTES,
                    Topics.OUTBOUND,
                    Topics.REPLIES,
                    Topics.OUTCOMES,
                    Topics.DEAD_LETTERS);

    /// How to run.
    ///
    /// @param settings Kafka Streams' own
    /// @param restartAfter pause before a stopped client is started anew
    public record Running(Map<String, Object> settings, Duration restartAfter) {}

    private final ClusterContract cluster;
    private final Supplier<Topology> topology;
    private final Running running;
    private final MeterRegistry meters;
    private volatile @Nullable Client client;
    private volatile @Nullable ScheduledExecutorService restarts;

    private record Client(KafkaStreams streams, KafkaStreamsMetrics metrics) {}

    public RouterStreams(
            ClusterContract cluster,
            Supplier<Topology> topology,
            Running running,
            MeterRegistry meters) {
        this.cluster = cluster;
        this.topology = topology;
        this.running = running;
        this.meters = meters;
    }

    /// Checks the cluster and starts; returns when the catalogue is in memory.
    @Override
    public synchronized void start() {
        cluster.check(TOPICS);
        restarts =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("router-restart").factory());
        open();
    }

    /// Whether messages are being routed: the catalogue is in memory and partitions are assigned.
    public boolean isRouting() {
        return state() == KafkaStreams.State.RUNNING;
    }

    /// Kafka Streams' state; NOT_RUNNING before start and after stop.
    public KafkaStreams.State state() {
        Client now = client;
        return now == null ? KafkaStreams.State.NOT_RUNNING : now.streams().state();
    }

    private void open() {
        KafkaStreams streams =
                new KafkaStreams(topology.get(), new StreamsConfig(running.settings()));
        streams.setUncaughtExceptionHandler(RouterStreams::afterDeathOfThread);
        streams.setStateListener((now, _) -> changed(now));
        KafkaStreamsMetrics metrics = new KafkaStreamsMetrics(streams);
        client = new Client(streams, metrics);
        streams.start();
        metrics.bindTo(meters);
    }

    /// Called on the dying thread. Kafka Streams 4.2 throws when asked to replace the catalogue's
    /// own thread and would go on routing by a catalogue that nobody follows: the whole client must
    /// go.
    private static StreamThreadExceptionResponse afterDeathOfThread(Throwable fault) {
        boolean catalogue = Thread.currentThread().getName().endsWith("GlobalStreamThread");
        LOG.atWarn()
                .addKeyValue("fault", fault.getClass().getName())
                .addKeyValue("thread", catalogue ? "catalogue" : "messages")
                .log("router thread died and will be replaced");
        return catalogue
                ? StreamThreadExceptionResponse.SHUTDOWN_CLIENT
                : StreamThreadExceptionResponse.REPLACE_THREAD;
    }

    private void changed(KafkaStreams.State now) {
        LOG.atInfo().addKeyValue("state", now).log("router changed state");
        if (now == KafkaStreams.State.ERROR) {
            LOG.atWarn()
                    .addKeyValue("restartAfterSeconds", running.restartAfter().toSeconds())
                    .log("router stopped by itself and will be started again");
            restartLater();
        }
    }

    private void restartLater() {
        ScheduledExecutorService executor = restarts;
        if (executor != null && !executor.isShutdown()) {
            var _ =
                    executor.schedule(
                            this::restart,
                            running.restartAfter().toMillis(),
                            TimeUnit.MILLISECONDS);
        }
    }

    private synchronized void restart() {
        if (restarts == null) {
            return;
        }
        close();
        try {
            open();
        } catch (KafkaException | IllegalStateException e) {
            LOG.atWarn().setCause(e).log("router could not be started again yet");
            if (client == null || state() != KafkaStreams.State.ERROR) {
                restartLater();
            }
        }
    }

    private void close() {
        Client old = client;
        client = null;
        if (old != null) {
            old.metrics().close();
            old.streams()
                    .close(
                            CloseOptions.timeout(CLOSE_TIMEOUT)
                                    .withGroupMembershipOperation(
                                            CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        }
    }

    @Override
    public synchronized void stop() {
        ScheduledExecutorService executor = restarts;
        restarts = null;
        if (executor != null) {
            executor.shutdownNow();
        }
        close();
    }

    @Override
    public boolean isRunning() {
        return restarts != null;
    }
}
