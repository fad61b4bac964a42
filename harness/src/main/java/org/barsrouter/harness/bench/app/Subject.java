package org.barsrouter.harness.bench.app;

import java.io.IOException;
import java.time.Duration;

/// A system that is measured, at work: it reads `bars.outbound` and delivers to receivers. It lives
/// in a process of its own, which can be killed and started again.
public final class Subject implements AutoCloseable {
    private final Product product;
    private final Cluster cluster;
    private final Duration callTime;
    private Participant process;

    private Subject(Product product, Cluster cluster, Duration callTime) throws IOException {
        this.product = product;
        this.cluster = cluster;
        this.callTime = callTime;
        this.process = run();
    }

    /// Starts it. Whether it delivers, its first message tells.
    ///
    /// @param callTime total time of a call to a receiver
    public static Subject start(Product product, Cluster cluster, Duration callTime)
            throws IOException {
        return new Subject(product, cluster, callTime);
    }

    private Participant run() throws IOException {
        Participant started = Participant.start(product.command(cluster, callTime));
        if (product.saysReady()) {
            started.await("ready");
        } else {
            started.drain();
        }
        return started;
    }

    public Product product() {
        return product;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long residentMegabytes() {
        return process.residentMegabytes();
    }

    /// `kill -9`, and a start right after it.
    public void killAndStart() throws IOException, InterruptedException {
        process.kill();
        process = run();
    }

    @Override
    public void close() {
        process.close();
    }
}
