package org.barsrouter.ingress.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.common.KafkaFuture;
import org.barsrouter.ingress.config.IngressProperties;
import org.barsrouter.ingress.reach.Reach;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Knows whether the Kafka cluster is in reach, so that with the brokers down a sender is told at
/// once instead of after the producer's patience. It asks the cluster all the time; an
/// acknowledgement is a sign of life too, so that a busy cluster is never taken for a dead one.
public final class BrokerWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BrokerWatch.class);
    private static final Duration TICK = Duration.ofMillis(50);
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(1);

    private final Admin admin;
    private final Reach reach;
    private final long probeEvery;
    private final List<Runnable> onSilence = new CopyOnWriteArrayList<>();
    private final Thread thread;
    private volatile long sign = System.nanoTime();
    private volatile boolean inReach = true;
    private volatile boolean closed;

    private BrokerWatch(Admin admin, IngressProperties.Broker settings) {
        this.admin = admin;
        this.reach = new Reach(settings.silence(), TICK, System.nanoTime());
        this.probeEvery = settings.probeEvery().toNanos();
        this.thread = Thread.ofPlatform().daemon().name("broker-watch").unstarted(this::run);
    }

    /// Starts watching; the cluster counts as in reach at first.
    public static BrokerWatch start(KafkaAccess kafka, IngressProperties.Broker settings) {
        int timeout = (int) PROBE_TIMEOUT.toMillis();
        Admin admin =
                Admin.create(
                        kafka.client(
                                "ingress-watch",
                                Map.of(
                                        "request.timeout.ms", timeout,
                                        "default.api.timeout.ms", timeout,
                                        "socket.connection.setup.timeout.ms", timeout,
                                        "socket.connection.setup.timeout.max.ms", timeout)));
        BrokerWatch watch = new BrokerWatch(admin, settings);
        watch.thread.start();
        return watch;
    }

    public boolean inReach() {
        return inReach;
    }

    /// Something came back from the cluster just now.
    void signOfLife() {
        sign = System.nanoTime();
    }

    /// Called again and again while the cluster is out of reach.
    void onSilence(Runnable action) {
        onSilence.add(action);
    }

    private void run() {
        long lastProbe = System.nanoTime() - probeEvery;
        while (!closed) {
            long now = System.nanoTime();
            if (now - lastProbe >= probeEvery) {
                lastProbe = now;
                probe();
            }
            judge(reach.at(now, sign));
            LockSupport.parkNanos(TICK.toNanos());
        }
    }

    private void probe() {
        DescribeClusterOptions options =
                new DescribeClusterOptions().timeoutMs((int) PROBE_TIMEOUT.toMillis());
        KafkaFuture<String> _ =
                admin.describeCluster(options).clusterId().whenComplete(this::answered);
    }

    private void answered(@Nullable String clusterId, @Nullable Throwable failure) {
        if (failure == null) {
            signOfLife();
        }
    }

    private void judge(boolean reachable) {
        if (reachable != inReach) {
            inReach = reachable;
            if (reachable) {
                LOG.info("Kafka is in reach again");
            } else {
                LOG.warn("Kafka is out of reach: new messages are refused until it is back");
            }
        }
        if (!reachable) {
            onSilence.forEach(Runnable::run);
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join(Duration.ofSeconds(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        admin.close(Duration.ZERO);
    }
}
