package org.barsrouter.harness.simulation.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.barsrouter.harness.simulation.Simulation;
import org.barsrouter.harness.simulation.Story;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./bars simulate`: as many stories as wanted, or one of them line by line.
@Command(
        name = "simulate",
        description =
                "Runs the delivery engine in simulated worlds, one for each seed, and holds it to its promises.",
        exitCodeOnInvalidInput = SimulateCommand.INVALID_INPUT,
        mixinStandardHelpOptions = true)
public final class SimulateCommand implements Callable<Integer> {
    /// As for the other commands: the input cannot be used.
    static final int INVALID_INPUT = 4;

    @Option(
            names = "--seeds",
            defaultValue = "10000",
            description = "How many stories (${DEFAULT-VALUE}).")
    private long seeds = 10_000;

    @Option(
            names = "--from",
            defaultValue = "0",
            description = "The first seed (${DEFAULT-VALUE}); the others follow it.")
    private long from;

    @Option(
            names = "--threads",
            defaultValue = "1",
            description = "Stories told at a time (${DEFAULT-VALUE}).")
    private int threads = 1;

    @Option(names = "--keep-going", description = "Do not stop at the first broken promise.")
    private boolean keepGoing;

    @Option(names = "--seed", description = "Only this seed.")
    private @org.jspecify.annotations.Nullable Long seed;

    @Option(names = "--story", description = "With --seed: print what happened, line by line.")
    private boolean story;

    public static void main(String[] args) {
        System.exit(new CommandLine(new SimulateCommand()).execute(args));
    }

    @Override
    public Integer call() throws InterruptedException {
        if (seed != null) {
            return one(seed);
        }
        if (story) {
            System.err.println("--story needs --seed N: one story at a time.");
            return INVALID_INPUT;
        }
        if (seeds < 1 || threads < 1 || threads > 256) {
            System.err.println("--seeds must be at least 1, --threads between 1 and 256.");
            return INVALID_INPUT;
        }
        Sweep sweep = new Sweep(new Simulation(), from, seeds, keepGoing ? Stop.NEVER : Stop.FIRST);
        long begun = System.nanoTime();
        sweep.run(threads);
        Duration took = Duration.ofNanos(System.nanoTime() - begun);
        sweep.counts().print();
        System.out.printf(
                Locale.ROOT,
                "%d stories in %.1f s (%.0f a second), seeds %d to %d, %d broke a promise%n",
                sweep.told(),
                took.toMillis() / 1000.0,
                sweep.told() * 1000.0 / Math.max(1, took.toMillis()),
                from,
                from + seeds - 1,
                sweep.broken());
        return sweep.broken() == 0 ? 0 : 1;
    }

    private int one(long number) {
        Story told = story ? new Simulation().write(number) : new Simulation().judge(number);
        System.out.println(told.text());
        System.out.printf(Locale.ROOT, "digest %016x%n", told.digest());
        return told.violation().isPresent() ? 1 : 0;
    }
}
