package org.barsrouter.harness.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.barsrouter.harness.bench.app.Cluster;
import org.barsrouter.harness.bench.app.DeliveryProduct;
import org.barsrouter.harness.bench.kafka.Looking;
import org.barsrouter.harness.bench.receiver.Receivers;
import org.barsrouter.harness.bench.report.Spread;
import org.barsrouter.harness.bench.report.Target;
import org.barsrouter.harness.bench.scenario.Scenario;
import org.barsrouter.harness.bench.scenario.Shape;
import org.barsrouter.harness.bench.tally.Book;
import org.barsrouter.harness.bench.tally.Pace;
import org.barsrouter.harness.bench.tally.Tally;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// S6: what waits for an endpoint that was down comes to it at the rate that it can bear, while
/// live traffic to others does not notice.
@Command(
        name = "drain",
        description =
                "Parked messages to a recovered endpoint with a rate limit, while live traffic flows (S6).",
        mixinStandardHelpOptions = true)
final class DrainBench implements Callable<Integer> {
    private static final String GROUP = "bars-delivery";
    private static final Duration PARK_LIMIT = Duration.ofMinutes(2);

    @Option(
            names = "--messages",
            defaultValue = "10000",
            description = "Messages that wait (${DEFAULT-VALUE}).")
    private int messages = 10_000;

    @Option(
            names = "--limit",
            defaultValue = "20",
            description = "Attempts a second that the endpoint's policy allows (${DEFAULT-VALUE}).")
    private double limit = 20;

    @Option(
            names = "--down",
            defaultValue = "30",
            description =
                    "Seconds that the endpoint is watched while it is down (${DEFAULT-VALUE}).")
    private int down = 30;

    @Option(
            names = "--watch",
            defaultValue = "560",
            description =
                    "Seconds that the drain is watched at most, from recovery (${DEFAULT-VALUE}).")
    private int watch = 560;

    @Option(
            names = "--rate",
            defaultValue = "300",
            description = "Live messages a second, to 19 other endpoints (${DEFAULT-VALUE}).")
    private double rate = 300;

    @Mixin private Ground ground = new Ground();

    @Option(
            names = "--out",
            defaultValue = "target/isolation",
            description = "Folder for drain.md (${DEFAULT-VALUE}).")
    private Path out = Path.of("target/isolation");

    private Progress progress = new Progress(InstantSource.system(), Duration.ZERO);

    /// Live traffic while something goes on.
    private record Live(Tally tally, double seconds) {
        double p99() {
            return tally.millis(99);
        }
    }

    /// All that is said at the end.
    private record Seen(
            Book parked,
            Live down,
            Live drain,
            int callsWhileDown,
            int probes,
            long start,
            long megabytes) {}

    @Override
    public Integer call() throws IOException {
        Counts.atLeast(1, "--messages", messages);
        Counts.atLeast(1, "--limit", (int) limit);
        Counts.atLeast(1, "--down", down);
        Counts.atLeast(1, "--watch", watch);
        Counts.atLeast(1, "--rate", (int) rate);
        Counts.atLeast(1, "--partitions", ground.partitions());
        progress =
                new Progress(
                        InstantSource.system(),
                        Duration.ofSeconds(
                                ground.warmup()
                                        + 40L
                                        + down
                                        + Math.min(watch, (long) (messages / limit) + 20)));
        try (Receivers receivers = Receivers.open(21);
                Session session =
                        Session.start(
                                new DeliveryProduct(ground.options(), OptionalDouble.of(limit)),
                                new Session.Setup(
                                        ground.partitions(),
                                        ground.body(),
                                        Scenario.S4.attemptTimeout()),
                                receivers);
                Looking looking = new Looking(session.cluster().connection(), Cluster.FORMAT)) {
            progress.say("warming up for " + ground.warmup() + " s");
            session.warmUp(rate, Duration.ofSeconds(ground.warmup()));
            return report(measure(session, looking));
        }
    }

    private Seen measure(Session session, Looking looking) {
        Book parked = new Book(messages);
        session.strike(Scenario.S4);
        Shape one = new Shape(Scenario.S4.shape().name(), List.of(new Shape.Group(0, 1, 1, 1.0)));
        session.feed(
                new Session.Sent(Scenario.S4, one, parked), messages, Double.POSITIVE_INFINITY);
        boolean allParked = Session.await(() -> looking.lag(GROUP) == 0, PARK_LIMIT);
        progress.say(
                String.format(
                        Locale.ROOT,
                        "%d messages sent to an endpoint that is down, %s",
                        messages,
                        allParked
                                ? "all parked"
                                : "of which " + looking.lag(GROUP) + " are not parked"));
        int calls = parked.faultyCalls();
        int probes = looking.probes();
        Live whileDown = live(session, Duration.ofSeconds(down), new Book(1));
        calls = parked.faultyCalls() - calls;
        probes = looking.probes() - probes;
        progress.say(
                String.format(
                        Locale.ROOT,
                        "while down: %d calls, %d probes; live p99 %.1f ms",
                        calls,
                        probes,
                        whileDown.p99()));
        session.heal(one);
        long start = System.nanoTime();
        Live drain = live(session, Duration.ofSeconds(watch), parked);
        progress.say(
                String.format(
                        Locale.ROOT,
                        "%d of %d have come; live p99 %.1f ms",
                        parked.accepted(),
                        messages,
                        drain.p99()));
        return new Seen(
                parked,
                whileDown,
                drain,
                calls,
                probes,
                start,
                session.subject().residentMegabytes());
    }

    /// Live traffic, second by second, until the time is over or all that was parked has come.
    private Live live(Session session, Duration most, Book parked) {
        Shape others =
                new Shape(
                        Scenario.S4.shape().name(),
                        List.of(new Shape.Group(0, 1, 1, 0), new Shape.Group(1, 19, 19, 1.0)));
        int slice = (int) Math.round(rate * 10);
        List<Book> books = new ArrayList<>();
        long end = System.nanoTime() + most.toNanos();
        long start = System.nanoTime();
        while (System.nanoTime() < end && parked.accepted() < messages) {
            int count = (int) Math.min(slice, Math.max(1, rate * (end - System.nanoTime()) / 1e9));
            Book book = new Book(count);
            books.add(book);
            session.feed(new Session.Sent(Scenario.S1, others, book), count, rate);
        }
        Session.await(
                () -> books.stream().allMatch(book -> book.accepted() == book.sent()),
                Duration.ofSeconds(10));
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Live(Tally.all(books, System.nanoTime()), seconds);
    }

    private int report(Seen seen) throws IOException {
        long[] arrivals =
                IntStream.range(0, seen.parked().sent())
                        .mapToLong(seen.parked()::arrived)
                        .filter(at -> at != 0)
                        .toArray();
        boolean whole = arrivals.length == messages;
        Tally order = Tally.of(seen.parked(), new Tally.View(0, System.nanoTime(), _ -> true));
        List<Target> targets = new ArrayList<>();
        targets.add(
                new Target(
                        "calls to the endpoint while it was down",
                        "<= " + seen.probes() + ", one per probe",
                        String.valueOf(seen.callsWhileDown()),
                        seen.callsWhileDown() <= seen.probes()));
        targets.add(
                new Target(
                        "most arrivals within any second",
                        String.format(Locale.ROOT, "<= %.0f", limit + 1),
                        String.valueOf(Pace.mostInASecond(arrivals)),
                        Pace.mostInASecond(arrivals) <= limit + 1));
        targets.add(Target.unnoticed(Spread.of(seen.down().p99()), Spread.of(seen.drain().p99())));
        targets.add(Target.quick(Spread.of(seen.drain().p99())));
        targets.add(
                Target.none(
                        "live messages lost",
                        seen.down().tally().healthyMissing()
                                + seen.drain().tally().healthyMissing()));
        targets.add(Target.none("overtaken within a conversation", order.disorder()));
        if (whole) {
            targets.add(Target.none("parked messages lost", messages - arrivals.length));
        }
        StringBuilder text = new StringBuilder();
        text.append(
                String.format(
                        Locale.ROOT,
                        "S6: %d parked messages to one recovered endpoint, limit %.0f/s, live traffic %.0f/s to 19 others, bodies of %d bytes%n",
                        messages,
                        limit,
                        rate,
                        ground.body()));
        text.append(
                String.format(
                        Locale.ROOT,
                        "drained %d of %d in %.0f s, %.1f/s%s; live p50 %.1f p99 %.1f ms (while down %.1f); sent again %d; %d MB%n",
                        arrivals.length,
                        messages,
                        seen.drain().seconds(),
                        Pace.perSecond(seen.start(), arrivals),
                        whole ? "" : ", watched no longer",
                        seen.drain().tally().millis(50),
                        seen.drain().p99(),
                        seen.down().p99(),
                        order.repeats(),
                        seen.megabytes()));
        targets.forEach(target -> text.append(target.sentence()).append('\n'));
        System.out.println("\n" + text);
        Files.createDirectories(out);
        Files.writeString(out.resolve("drain-" + ground.body() + ".md"), text);
        return targets.stream().allMatch(Target::kept) ? 0 : 1;
    }
}
