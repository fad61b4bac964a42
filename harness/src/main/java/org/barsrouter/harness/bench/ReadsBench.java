package org.barsrouter.harness.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.barsrouter.harness.bench.report.Spread;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What a read of a receiver's resources takes through ingress and delivery, beside the same read
/// sent to the receiver itself. Load, receiver and the whole system share this machine.
@Command(
        name = "reads",
        description = "Added latency of reads at a fixed rate, beside reads past the router.",
        mixinStandardHelpOptions = true)
final class ReadsBench implements Callable<Integer> {
    private static final double WANTED_P50_MILLIS = 3;
    private static final double WANTED_P99_MILLIS = 15;
    private static final int SENDERS = 16;

    @Option(
            names = "--warmup",
            defaultValue = "180",
            description = "Seconds before measuring, at least (${DEFAULT-VALUE}).")
    private int warmup = 180;

    @Option(
            names = "--rounds",
            defaultValue = "5",
            description = "Pairs of runs, past the router and through it (${DEFAULT-VALUE}).")
    private int rounds = 5;

    @Option(
            names = "--seconds",
            defaultValue = "12",
            description = "Seconds of a run (${DEFAULT-VALUE}).")
    private int seconds = 12;

    @Option(
            names = "--rate",
            defaultValue = "500",
            description = "Reads per second (${DEFAULT-VALUE}).")
    private double rate = 500;

    private final List<Load.Result> past = new ArrayList<>();
    private final List<Load.Result> through = new ArrayList<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("bars-bench-files");
        try (RelayPeers peers = RelayPeers.reading();
                SandboxProcess sandbox = SandboxProcess.start(peers.catalogueArguments(folder))) {
            peers.sendTo(sandbox.ingress());
            Warmup.of(SENDERS, warmup).run(List.of(peers));
            for (int round = 1; round <= rounds; round++) {
                peers.sendToTheReceiver();
                past.add(run(peers));
                peers.sendTo(sandbox.ingress());
                through.add(run(peers));
                System.out.printf(
                        Locale.ROOT,
                        "round %d: past the router p50 %.1f ms p99 %.1f ms; through it p50 %.1f ms p99 %.1f ms; failed %d%n",
                        round,
                        past.getLast().addedMillis(50),
                        past.getLast().addedMillis(99),
                        through.getLast().addedMillis(50),
                        through.getLast().addedMillis(99),
                        past.getLast().failed() + through.getLast().failed());
            }
        }
        return print() ? 0 : 1;
    }

    private Load.Result run(RelayPeers peers) throws InterruptedException {
        return Load.open(rate, Duration.ofSeconds(seconds), peers);
    }

    /// Whether all that is wanted was reached.
    private boolean print() {
        Spread p50 = spread(through, result -> result.addedMillis(50));
        Spread p99 = spread(through, result -> result.addedMillis(99));
        long failed =
                past.stream().mapToLong(Load.Result::failed).sum()
                        + through.stream().mapToLong(Load.Result::failed).sum();
        System.out.printf(
                "%n%.0f reads/s; beyond the 5 ms of the receiver; medians of %d pairs (least to most)%n",
                rate, rounds);
        row("past the router, p50", spread(past, r -> r.addedMillis(50)).text("ms"), "");
        row("past the router, p99", spread(past, r -> r.addedMillis(99)).text("ms"), "");
        row("through the router, p50", p50.text("ms"), "3 ms");
        row("through the router, p99", p99.text("ms"), "15 ms");
        row("difference in a pair, p50", difference(50).text("ms"), "");
        row("difference in a pair, p99", difference(99).text("ms"), "");
        row("failed", String.valueOf(failed), "0");
        return failed == 0
                && p50.median() <= WANTED_P50_MILLIS
                && p99.median() <= WANTED_P99_MILLIS;
    }

    /// What a pair's way through the router has more than its way past it, which load, receiver and
    /// machine cost alike.
    private Spread difference(double percentile) {
        return Spread.of(
                IntStream.range(0, through.size())
                        .mapToDouble(pair ->
                                through.get(pair).addedMillis(percentile)
                                        - past.get(pair).addedMillis(percentile))
                        .toArray());
    }

    private static void row(String what, String figure, String wanted) {
        System.out.printf("| %-28s | %-34s | wanted %-8s |%n", what, figure, wanted);
    }

    private static Spread spread(List<Load.Result> runs, ToDoubleFunction<Load.Result> figure) {
        return Spread.of(runs.stream().mapToDouble(figure).toArray());
    }
}
