package org.barsrouter.harness.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.barsrouter.harness.bench.report.Spread;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What the relay path adds to a receiver's own time, how much it carries, and what it costs. Load,
/// receiver and the whole system share this machine.
@Command(
        name = "relay",
        description =
                "Added latency at a fixed rate, throughput with many senders, start and memory.",
        mixinStandardHelpOptions = true)
final class RelayBench implements Callable<Integer> {
    /// Added latency and rate of the leanest hand-written pipeline on a machine like this one:
    /// plain clients, no framework, no validation, no journal.
    private static final double FLOOR_P50_MILLIS = 3.6;

    private static final double FLOOR_PER_SECOND = 3_600;

    /// A service may have a quarter of its endpoint's slots, 64 of them: so many are open at once.
    private static final int SLOW_ENDPOINTS = 100;

    /// Connections of the senders before them may be open still.
    private static final int SPARE = 200;

    private static final String HEAP = "512m";

    /// Each may have half a thousand attempts under way.
    private static final int SLOW_HOSTS = 4;

    @Option(
            names = "--warmup",
            defaultValue = "60",
            description = "Seconds before measuring, at least (${DEFAULT-VALUE}).")
    private int warmup = 60;

    @Option(
            names = "--rounds",
            defaultValue = "5",
            description = "Rounds of both loads (${DEFAULT-VALUE}).")
    private int rounds = 5;

    @Option(
            names = "--seconds",
            defaultValue = "12",
            description = "Seconds of each load (${DEFAULT-VALUE}).")
    private int seconds = 12;

    @Option(
            names = "--rate",
            defaultValue = "200",
            description = "Messages per second (${DEFAULT-VALUE}).")
    private double rate = 200;

    @Option(
            names = "--senders",
            defaultValue = "64",
            description = "Senders of the closed loop (${DEFAULT-VALUE}).")
    private int senders = 64;

    @Option(
            names = "--bytes",
            defaultValue = "12000",
            description = "Size of a body (${DEFAULT-VALUE}).")
    private int bytes = 12_000;

    @Option(
            names = "--open",
            defaultValue = "1000",
            description =
                    "Relays open at once whose memory is measured first; 0 leaves it out (${DEFAULT-VALUE}).")
    private int relays = 1_000;

    @Option(
            names = "--tls",
            description =
                    "Measure instead what TLS on both sides and access tokens cost, in as many pairs as rounds.")
    private boolean tls;

    private final List<Load.Result> open = new ArrayList<>();
    private final List<Load.Result> closed = new ArrayList<>();
    private OpenRelays.Held held = new OpenRelays.Held(0, 0, Map.of(), 0, 0);

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("bars-bench-files");
        if (tls) {
            TlsPairs.Shape shape =
                    new TlsPairs.Shape(bytes, senders, warmup, Duration.ofSeconds(seconds));
            return new TlsPairs(shape).measure(rounds, folder) ? 0 : 1;
        }
        if (relays > 0) {
            held = openRelays(folder);
        }
        try (RelayPeers peers = RelayPeers.booking(bytes);
                SandboxProcess sandbox = SandboxProcess.start(peers.catalogueArguments(folder))) {
            peers.sendTo(sandbox.ingress());
            long fresh = sandbox.residentMegabytes();
            System.out.printf(
                    Locale.ROOT,
                    "sandbox up in %.1f s, %d MB resident%n",
                    sandbox.startTime().toMillis() / 1000.0,
                    fresh);
            Warmup.of(senders, warmup).run(List.of(peers));
            measure(peers, sandbox);
            print(sandbox, fresh);
        }
        boolean anyFailed = failures(open) + failures(closed) + relays - held.answered() > 0;
        return anyFailed ? 1 : 0;
    }

    /// In a sandbox of its own with more heap: in the usual one fewer may wait at once, so that
    /// there is room for others.
    private OpenRelays.Held openRelays(Path folder) throws IOException, InterruptedException {
        try (SlowReceivers slow = SlowReceivers.start(SLOW_HOSTS, SLOW_ENDPOINTS);
                RelayPeers peers = RelayPeers.booking(bytes);
                SandboxProcess sandbox =
                        SandboxProcess.start(HEAP, arguments(peers, folder, slow))) {
            peers.sendTo(sandbox.ingress());
            System.out.printf("%d relays are to be open at once%n", relays);
            Warmup.of(senders, Math.min(warmup, 30)).run(List.of(peers));
            OpenRelays.Held open =
                    new OpenRelays(relays, slow)
                            .measure(
                                    endpoint -> peers.booking(slow.party(endpoint), bytes),
                                    sandbox);
            System.out.println(open);
            return open;
        }
    }

    private List<String> arguments(RelayPeers peers, Path folder, SlowReceivers slow)
            throws IOException {
        List<String> arguments = new ArrayList<>(peers.catalogueArguments(folder, slow));
        arguments.addAll(
                List.of(
                        "--set",
                        "ingress.capacity.connections=" + (relays + SPARE),
                        "--set",
                        "ingress.capacity.calls=" + (relays + SPARE)));
        return arguments;
    }

    private void measure(RelayPeers peers, SandboxProcess sandbox)
            throws IOException, InterruptedException {
        for (int round = 1; round <= rounds; round++) {
            open.add(Load.open(rate, Duration.ofSeconds(seconds), peers));
            long before = sandbox.processorTime().toNanos();
            closed.add(Load.closed(senders, Duration.ofSeconds(seconds), peers));
            double cpu =
                    (sandbox.processorTime().toNanos() - before) / 1e3 / closed.getLast().sent();
            System.out.printf(
                    Locale.ROOT,
                    "round %d: open loop p50 %.1f ms p99 %.1f ms; closed loop %.0f/s p50 %.1f ms p99 %.1f ms, %.0f us of processor a message; %d MB; failed %d%n",
                    round,
                    open.getLast().addedMillis(50),
                    open.getLast().addedMillis(99),
                    closed.getLast().perSecond(),
                    closed.getLast().addedMillis(50),
                    closed.getLast().addedMillis(99),
                    cpu,
                    sandbox.residentMegabytes(),
                    open.getLast().failed() + closed.getLast().failed());
        }
    }

    private void print(SandboxProcess sandbox, long fresh) throws IOException {
        Spread p50 = spread(open, result -> result.addedMillis(50));
        Spread p99 = spread(open, result -> result.addedMillis(99));
        Spread perSecond = spread(closed, Load.Result::perSecond);
        System.out.printf(
                "%nbodies of %d bytes, receiver answers in 5 ms; medians of %d rounds (least to most)%n",
                bytes, rounds);
        row(
                "sandbox up",
                String.format(Locale.ROOT, "%.1f s", sandbox.startTime().toMillis() / 1000.0),
                "15 s");
        row(
                "resident memory",
                fresh + " MB fresh, " + sandbox.residentMegabytes() + " MB at the end",
                "700 MB");
        row("added latency p50 at " + Math.round(rate) + "/s", p50.text("ms"), "10 ms");
        row("added latency p99 at " + Math.round(rate) + "/s", p99.text("ms"), "50 ms");
        row(senders + " senders", perSecond.text("/s"), "1500/s");
        row(relays + " open relays", held.toString(), "150 MB");
        row("failed", String.valueOf(failures(open) + failures(closed)), "0");
        System.out.printf(
                Locale.ROOT,
                "to the floor: p50 %.1f times its %.1f ms, rate %.2f of its %.0f/s%n",
                p50.median() / FLOOR_P50_MILLIS,
                FLOOR_P50_MILLIS,
                perSecond.median() / FLOOR_PER_SECOND,
                FLOOR_PER_SECOND);
    }

    private static void row(String what, String figure, String wanted) {
        System.out.printf("| %-28s | %-34s | wanted %-8s |%n", what, figure, wanted);
    }

    private static Spread spread(List<Load.Result> runs, ToDoubleFunction<Load.Result> figure) {
        return Spread.of(runs.stream().mapToDouble(figure).toArray());
    }

    private static long failures(List<Load.Result> runs) {
        return runs.stream().mapToLong(Load.Result::failed).sum();
    }
}
