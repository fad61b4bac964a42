package org.barsrouter.harness.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.barsrouter.harness.bench.app.Cluster;
import org.barsrouter.harness.bench.app.Product;
import org.barsrouter.harness.bench.app.Subject;
import org.barsrouter.harness.bench.kafka.Feed;
import org.barsrouter.harness.bench.kafka.Letters;
import org.barsrouter.harness.bench.kafka.Routes;
import org.barsrouter.harness.bench.receiver.Receivers;
import org.barsrouter.harness.bench.scenario.Manner;
import org.barsrouter.harness.bench.scenario.Scenario;
import org.barsrouter.harness.bench.scenario.Shape;
import org.barsrouter.harness.bench.tally.Book;
import org.barsrouter.sandbox.message.Composer;
import org.barsrouter.sandbox.message.Parties;
import org.barsrouter.sandbox.partner.CastMember;

/// A system at work on a cluster of its own, fed and watched.
final class Session implements AutoCloseable {
    private static final Duration LOOK = Duration.ofMillis(10);
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final int BURST = 3_000;
    private static int runs;

    private final Cluster cluster;
    private final Subject subject;
    private final Receivers receivers;
    private final Routes routes;
    private final Feed feed;
    private final byte[] body;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("faults").factory());

    private Session(Cluster cluster, Subject subject, Receivers receivers, byte[] body) {
        this.cluster = cluster;
        this.subject = subject;
        this.receivers = receivers;
        this.routes = new Routes(cluster.connection(), Cluster.FORMAT);
        this.feed = new Feed(cluster.connection());
        this.body = body;
    }

    /// What a session needs to know.
    ///
    /// @param partitions of `bars.outbound`
    /// @param bytes of a body
    /// @param callTime total time of a call to a receiver
    record Setup(int partitions, int bytes, Duration callTime) {}

    static Session start(Product product, Setup setup, Receivers receivers) throws IOException {
        Cluster cluster = Cluster.start(setup.partitions());
        try {
            Subject subject = Subject.start(product, cluster, setup.callTime());
            return new Session(cluster, subject, receivers, syntheticBody(setup.bytes()));
        } catch (IOException | RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    /// A referral without any real person in it, of exactly this size.
    private static byte[] syntheticBody(int bytes) {
        Parties parties =
                new Parties(
                        CastMember.TELEPHONE_ADVICE.party(),
                        CastMember.EMERGENCY_DEPARTMENT.party());
        return new Composer(InstantSource.system(), new SecureRandom())
                .sized(parties, bytes)
                .body()
                .getBytes(StandardCharsets.UTF_8);
    }

    Product product() {
        return subject.product();
    }

    Subject subject() {
        return subject;
    }

    Cluster cluster() {
        return cluster;
    }

    /// Sends at a rate and, at the end, as fast as possible, until the compiler has seen it all.
    void warmUp(double perSecond, Duration time) {
        Book first = new Book(1);
        Shape shape = Shape.even(20);
        feed(new Sent(Scenario.S1, shape, first), 1, 1);
        if (!await(() -> first.accepted() == 1, START_LIMIT)) {
            throw new IllegalStateException(
                    product().word() + " did not deliver its first message within " + START_LIMIT);
        }
        int count = (int) Math.round(perSecond * time.toMillis() / 1_000);
        Book steady = new Book(count);
        feed(new Sent(Scenario.S1, shape, steady), count, perSecond);
        Book burst = new Book(BURST);
        feed(new Sent(Scenario.S1, shape, burst), BURST, Double.POSITIVE_INFINITY);
        await(() -> burst.accepted() == BURST && steady.accepted() == count, START_LIMIT);
    }

    /// What is sent and where its arrivals are written.
    record Sent(Scenario scenario, Shape shape, Book book) {}

    /// Sends a stream; everything is written into the book from now on.
    void feed(Sent sent, int count, double perSecond) {
        int run = nextRun();
        receivers.keep(run, sent.book());
        place(sent.shape());
        Letters letters = product().letters(body, sent.scenario());
        feed.send(
                new Feed.Stream(run, sent.shape(), count, perSecond),
                sent.book(),
                new Feed.Sending(letters, service -> address(sent.shape(), service)));
    }

    private static synchronized int nextRun() {
        return ++runs;
    }

    private java.net.URI address(Shape shape, int service) {
        return receivers.address(shape.endpointOf(service), receivers.manner(service));
    }

    /// Lets the fault begin.
    void strike(Scenario scenario) {
        Shape shape = scenario.shape();
        for (int service = 0; service < shape.services(); service++) {
            Manner manner = scenario.manner(service);
            if (manner != Manner.HEALTHY) {
                receivers.treat(service, manner);
            }
        }
        place(shape);
    }

    /// Ends every fault.
    void heal(Shape shape) {
        receivers.healAll();
        place(shape);
    }

    /// Publishes where each endpoint is now.
    private void place(Shape shape) {
        for (int service = 0; service < shape.services(); service++) {
            routes.put(Feed.endpointId(shape, service), service, address(shape, service));
        }
        routes.settle();
    }

    /// Does something a while from now.
    void later(Duration pause, Act act) {
        var _ =
                clock.schedule(
                        () -> {
                            try {
                                act.run();
                            } catch (IOException e) {
                                System.err.println(
                                        "a step of the scenario failed: " + e.getMessage());
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        },
                        pause.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    /// A step of a scenario.
    @FunctionalInterface
    interface Act {
        void run() throws IOException, InterruptedException;
    }

    /// Waits for something; whether it came true in time.
    static boolean await(BooleanSupplier condition, Duration most) {
        long end = System.nanoTime() + most.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
        return true;
    }

    @Override
    public void close() {
        clock.shutdownNow();
        for (AutoCloseable part : List.<AutoCloseable>of(feed, routes, subject, cluster)) {
            try {
                part.close();
            } catch (Exception e) {
                System.err.println("could not be closed: " + e.getMessage());
            }
        }
    }
}
