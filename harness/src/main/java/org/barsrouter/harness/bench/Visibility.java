package org.barsrouter.harness.bench;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.barsrouter.routetable.kafka.RouteTable;
import org.barsrouter.schemas.id.ServiceId;

/// How long after the catalogue acknowledged a new service everybody has it. The watchers ask from
/// before the change on, every 20 ms: the router with messages, which are routed and delivered from
/// then on; ingress with messages in the service's name, whose refusal says whether it knows the
/// service; and a route table of this process's own. The answer's way through the system is in the
/// figure.
final class Visibility {
    private static final int UNKNOWN = 422;
    private static final long PAUSE_NANOS = 20_000_000;
    private static final long LONGEST_NANOS = 60_000_000_000L;

    private final CataloguePeers peers;
    private final RouteTable table;

    /// Microseconds after the acknowledgement, by who watched.
    final Histogram router = new Histogram(60_000_000, 3);

    final Histogram ingress = new Histogram(60_000_000, 3);
    final Histogram follower = new Histogram(60_000_000, 3);

    /// Microseconds from asking for the change until the slowest of them had it.
    final Histogram whole = new Histogram(60_000_000, 3);

    /// Asks once; true when the service is there.
    private interface Watch {
        boolean sees() throws IOException;
    }

    /// Makes the change; returns when it is acknowledged.
    interface ServiceChange {
        void apply() throws IOException;
    }

    Visibility(CataloguePeers peers, RouteTable table) {
        this.peers = peers;
        this.table = table;
    }

    /// One change.
    void measure(ServiceId service, ServiceChange change) throws IOException, InterruptedException {
        try (ExecutorService watchers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Long> byRouter = watchers.submit(() -> seen(() -> peers.send(service) == 200));
            Future<Long> byIngress =
                    watchers.submit(() -> seen(() -> peers.sendAs(service) != UNKNOWN));
            Future<Long> byTable =
                    watchers.submit(() -> seen(() -> table.route(service).isPresent()));
            long asked = System.nanoTime();
            change.apply();
            long acknowledged = System.nanoTime();
            record(router, byRouter.get() - acknowledged);
            record(ingress, byIngress.get() - acknowledged);
            record(follower, byTable.get() - acknowledged);
            long last = Math.max(byRouter.get(), Math.max(byIngress.get(), byTable.get()));
            record(whole, last - asked);
        } catch (ExecutionException e) {
            throw new IOException("a change was not seen within a minute", e.getCause());
        }
    }

    /// Seen before the answer had come back counts as one microsecond.
    private static void record(Histogram histogram, long nanos) {
        histogram.recordValue(Math.clamp(nanos / 1000, 1, 60_000_000));
    }

    private static long seen(Watch watch) throws IOException {
        long end = System.nanoTime() + LONGEST_NANOS;
        while (!watch.sees()) {
            if (System.nanoTime() > end) {
                throw new IOException("not seen");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return System.nanoTime();
    }
}
