package org.barsrouter.harness.bench;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongPredicate;
import org.barsrouter.harness.bench.JournalCalls.RunReport;
import org.barsrouter.harness.bench.report.Spread;
import org.barsrouter.sandbox.app.SandboxSettings.Seed;
import org.barsrouter.sandbox.partner.Cast;

/// What a replay run does to live traffic: relayed messages at a fixed rate to a service, with and
/// without a run that replays dead letters of the same service, in alternating pairs. The run is
/// ordered and approved through the journal's own API.
final class JournalReplay {
    private static final Duration LIMIT = Duration.ofMinutes(15);
    private static final Duration QUIET = Duration.ofSeconds(40);
    private static final int BYTES = 12_000;
    private static final int SENDERS = 16;

    private final Effort effort;
    private final List<Double> quiet = new ArrayList<>();
    private final List<Double> beside = new ArrayList<>();
    private int wanting;
    private long failed;

    /// How much is measured.
    ///
    /// @param letters dead letters of a run
    /// @param budget messages a second that they are replayed with
    /// @param live messages a second that are relayed meanwhile
    /// @param warmup in seconds
    record Effort(int letters, int pairs, int budget, int live, int warmup) {}

    JournalReplay(Effort effort) {
        this.effort = effort;
    }

    /// Measures and prints; true when live traffic did not notice.
    boolean measure() throws IOException, InterruptedException {
        try (RelayPeers peers = RelayPeers.booking(BYTES);
                ServiceProcesses system = started(peers);
                JournalCalls calls = new JournalCalls(system.journal());
                JournalLetters letters = letters(system)) {
            peers.sendTo(system.ingress());
            say(
                    "all services up, each a process of its own; warming up with live traffic, and with a run");
            Warmup.of(SENDERS, effort.warmup()).run(List.of(peers));
            Scene scene = new Scene(peers, calls, letters);
            write(scene, "bench-warmup");
            beside(scene, "bench-warmup");
            wanting = 0;
            failed = 0;
            for (int pair = 1; pair <= effort.pairs(); pair++) {
                pair(scene, pair);
            }
        }
        return report();
    }

    /// Who takes part.
    private record Scene(RelayPeers peers, JournalCalls calls, JournalLetters letters) {}

    private void pair(Scene scene, int pair) throws IOException, InterruptedException {
        String application = "bench-" + pair;
        write(scene, application);
        if (pair % 2 == 1) {
            quiet.add(quiet(scene));
            beside.add(beside(scene, application));
        } else {
            beside.add(beside(scene, application));
            quiet.add(quiet(scene));
        }
        say(
                "pair %d: live p99 %.1f ms without a run, %.1f ms beside it",
                pair, quiet.getLast(), beside.getLast());
    }

    private static ServiceProcesses started(RelayPeers peers) throws IOException {
        ServiceProcesses system = ServiceProcesses.start();
        try {
            system.startAll(
                    new Seed(Cast.targetsJson(_ -> peers.receiverUrl()), Cast.providersCsv()));
            return system;
        } catch (IOException | RuntimeException e) {
            system.close();
            throw e;
        }
    }

    private static JournalLetters letters(ServiceProcesses system) {
        return new JournalLetters(
                system.bootstrapServers(), system.format(), InstantSource.system(), BYTES);
    }

    /// Writes the dead letters of a run, and waits until the journal has read them.
    private void write(Scene scene, String application) throws IOException, InterruptedException {
        scene.letters().write(application, effort.letters());
        scene.calls().awaitRead(LIMIT);
    }

    private double quiet(Scene scene) throws InterruptedException {
        long messages = effort.live() * QUIET.toSeconds();
        return p99(live(scene, sent -> sent == messages));
    }

    private Load.Result live(Scene scene, LongPredicate isOver) throws InterruptedException {
        Load.Result result = Load.open(effort.live(), isOver, scene.peers());
        failed += result.failed();
        return result;
    }

    /// Live traffic from the dry run of a run to its end.
    private double beside(Scene scene, String application)
            throws IOException, InterruptedException {
        JournalCalls calls = scene.calls();
        try (ExecutorService operator = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<RunReport> run =
                    operator.submit(() -> calls.replay(application, effort.budget(), LIMIT));
            Load.Result result = live(scene, _ -> run.isDone());
            RunReport report = run.get();
            say("  %s", report.sentence());
            wanting += effort.letters() - report.delivered();
            calls.awaitRead(LIMIT);
            return p99(result);
        } catch (ExecutionException e) {
            throw new IOException("the run could not be made", e.getCause());
        }
    }

    private static double p99(Load.Result result) {
        return result.addedMillis(99);
    }

    private boolean report() {
        Spread without = spread(quiet);
        Spread with = spread(beside);
        double moved = with.median() - without.median();
        double allowed = Math.max(0.2 * without.median(), 15);
        JournalBench.row(
                "live p99 at %d/s without a run, %d pairs".formatted(effort.live(), quiet.size()),
                without.text("ms"),
                "");
        JournalBench.row(
                "beside %,d replayed at %d/s".formatted(effort.letters(), effort.budget()),
                with.text("ms") + String.format(Locale.ROOT, ", %+.1f", moved),
                String.format(Locale.ROOT, "+%.1f ms", allowed));
        JournalBench.row(
                "replayed and not delivered; live and failed", wanting + "; " + failed, "0");
        return moved <= allowed && wanting == 0 && failed == 0;
    }

    private static Spread spread(List<Double> runs) {
        return Spread.of(runs.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static void say(String sentence, Object... values) {
        JournalBench.say(sentence, values);
    }
}
