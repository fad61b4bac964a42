package org.barsrouter.harness.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import org.barsrouter.harness.bench.report.Spread;
import org.barsrouter.journal.fact.Batch;
import org.barsrouter.journal.store.DatabasePlace;
import org.barsrouter.journal.store.FactStore;
import org.barsrouter.journal.store.JournalDatabase;
import org.barsrouter.journal.store.JournalIdentity;
import org.barsrouter.journal.store.MessageSearch;
import org.barsrouter.sandbox.log.ProcessLogging;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// How fast the journal finds messages as it grows, how far it is behind the topics, how fast it
/// reads everything again, and what its replay runs do to live traffic.
@Command(
        name = "journal",
        description =
                "Searches as the journal grows, how far it is behind, its rebuild from Kafka, and replays beside live traffic.",
        mixinStandardHelpOptions = true)
final class JournalBench implements Callable<Integer> {
    private static final int BATCH = 1_000;
    private static final int RATE = 500;
    private static final List<Double> GROWTH = List.of(0.1, 0.3, 1.0);

    @Option(
            names = "--messages",
            defaultValue = "1m",
            description =
                    "Messages in the journal at the end, such as 300k or 10m; 0 leaves searches out (${DEFAULT-VALUE}).")
    private String messages = "1m";

    @Option(
            names = "--searches",
            defaultValue = "40",
            description = "Searches of each kind in a round (${DEFAULT-VALUE}).")
    private int searches = 40;

    @Option(
            names = "--rounds",
            defaultValue = "5",
            description = "Rounds of searches at each size (${DEFAULT-VALUE}).")
    private int rounds = 5;

    @Option(
            names = "--rebuild",
            defaultValue = "100k",
            description =
                    "Messages, of three records each, that are read again from Kafka; 0 leaves it out (${DEFAULT-VALUE}).")
    private String rebuild = "100k";

    @Option(
            names = "--rebuilds",
            defaultValue = "3",
            description = "How often they are read again (${DEFAULT-VALUE}).")
    private int rebuilds = 3;

    @Option(
            names = "--lag",
            defaultValue = "30s",
            description =
                    "How long 500 messages a second are followed, to see how far it is behind; 0s leaves it out (${DEFAULT-VALUE}).")
    private String lag = "30s";

    @Option(
            names = "--pairs",
            defaultValue = "3",
            description =
                    "Pairs of live traffic without and beside a replay run; 0 leaves them out (${DEFAULT-VALUE}).")
    private int pairs = 3;

    @Option(
            names = "--letters",
            defaultValue = "10k",
            description = "Dead letters that a run replays, at 500 a second (${DEFAULT-VALUE}).")
    private String letters = "10k";

    @Option(
            names = "--live",
            defaultValue = "200",
            description = "Live messages a second beside the runs (${DEFAULT-VALUE}).")
    private int live = 200;

    @Option(
            names = "--warmup",
            defaultValue = "180",
            description = "Seconds of live traffic before the first pair (${DEFAULT-VALUE}).")
    private int warmup = 180;

    @Override
    public Integer call() throws IOException, InterruptedException {
        ProcessLogging.quieten();
        Counts.atLeast(0, "--pairs", pairs);
        Counts.atLeast(0, "--warmup", warmup);
        Counts.atLeast(1, "--live", live);
        Counts.atLeast(1, "--searches", searches);
        Counts.atLeast(1, "--rounds", rounds);
        Counts.atLeast(1, "--rebuilds", rebuilds);
        int again = count(rebuild);
        int replayed = count(letters);
        boolean followed = again == 0 || fromKafka(again, seconds(lag));
        boolean unnoticed =
                pairs == 0
                        || new JournalReplay(
                                        new JournalReplay.Effort(
                                                replayed, pairs, RATE, live, warmup))
                                .measure();
        int most = count(messages);
        boolean fast = most == 0 || search(most);
        return followed && unnoticed && fast ? 0 : 1;
    }

    /// `300k` is 300,000, `10m` ten million.
    ///
    /// @throws IllegalArgumentException when it is no such number
    static int count(String text) {
        if (!text.matches("\\d{1,8}[km]?")) {
            throw new IllegalArgumentException(
                    "a count must be a number such as 5000, 300k or 10m");
        }
        char last = text.charAt(text.length() - 1);
        long factor = last == 'm' ? 1_000_000 : last == 'k' ? 1_000 : 1;
        String digits = factor == 1 ? text : text.substring(0, text.length() - 1);
        long count = Long.parseLong(digits) * factor;
        if (count > 100_000_000) {
            throw new IllegalArgumentException("more than 100 million messages are not meant");
        }
        return (int) count;
    }

    /// `30s` is 30.
    ///
    /// @throws IllegalArgumentException when it is no such time
    static int seconds(String text) {
        if (!text.matches("\\d{1,4}s")) {
            throw new IllegalArgumentException("a time must be in seconds, such as 30s");
        }
        return Integer.parseInt(text.substring(0, text.length() - 1));
    }

    private boolean search(int most) throws IOException {
        Path folder = Files.createTempDirectory("bars-bench-journal");
        try (JournalDatabase database =
                JournalDatabase.open(
                        new DatabasePlace.Directory(folder),
                        new JournalIdentity("SANDBOX", "bench"))) {
            FactStore store = new FactStore(database.source());
            JournalLives lives = new JournalLives(new SplittableRandom(1));
            MessageSearch found = new MessageSearch(database.source());
            int size = 0;
            double p95 = 0;
            for (double part : GROWTH) {
                int wanted = (int) (most * part);
                fill(store, lives, wanted - size);
                size = wanted;
                p95 = searched(found, size);
            }
            return p95 <= 300;
        } finally {
            FileSystemUtils.deleteRecursively(folder);
        }
    }

    private static void fill(FactStore store, JournalLives lives, int messages) {
        long start = System.nanoTime();
        long facts = 0;
        for (int done = 0; done < messages; done += BATCH) {
            Batch batch = new Batch(lives.next(Math.min(BATCH, messages - done)), Map.of());
            store.apply(batch);
            facts += batch.facts().size();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        say("%,d messages stored with %,.0f facts/s", messages, facts / seconds);
    }

    /// The 95th percentile over all searches, in milliseconds: the median of the rounds.
    private double searched(MessageSearch found, int size) {
        double[] p95 = new double[rounds];
        Histogram first = new Histogram(3);
        for (int round = 0; round < rounds; round++) {
            Map<String, Histogram> kinds =
                    new JournalSearches(found, new SplittableRandom(round)).measure(searches);
            Histogram all = new Histogram(3);
            kinds.values().forEach(all::add);
            p95[round] = all.getValueAtPercentile(95) / 1e3;
            first.add(all);
            if (round == rounds - 1) {
                kinds.forEach((kind, took) ->
                        say(
                                "  %-42s p50 %7.1f ms   p95 %7.1f ms   most %7.1f ms",
                                kind,
                                took.getValueAtPercentile(50) / 1e3,
                                took.getValueAtPercentile(95) / 1e3,
                                took.getMaxValue() / 1e3));
            }
        }
        Spread spread = Spread.of(p95);
        row(
                "search over %,d messages, p95".formatted(size),
                spread.text("ms")
                        + String.format(
                                Locale.ROOT, ", p50 %.1f", first.getValueAtPercentile(50) / 1e3),
                "300 ms");
        return spread.median();
    }

    private boolean fromKafka(int count, int seconds) throws IOException, InterruptedException {
        try (ServiceProcesses system = ServiceProcesses.start();
                JournalCalls calls = new JournalCalls(system.journal())) {
            try (JournalRecords records =
                    new JournalRecords(system.bootstrapServers(), system.format())) {
                records.write(count);
                system.startJournal();
                calls.awaitRead(Duration.ofMinutes(10));
                boolean near = seconds == 0 || follow(records, calls, seconds);
                return rebuild(calls) && near;
            }
        }
    }

    private static boolean follow(JournalRecords records, JournalCalls calls, int seconds)
            throws IOException, InterruptedException {
        Histogram behind = new JournalLag(records, calls).measure(RATE, seconds);
        double p99 = behind.getValueAtPercentile(99) / 1e3;
        row(
                "found after acceptance at %d messages/s, p99".formatted(RATE),
                String.format(
                        Locale.ROOT,
                        "%.2f s, p50 %.2f, most %.2f",
                        p99,
                        behind.getValueAtPercentile(50) / 1e3,
                        behind.getMaxValue() / 1e3),
                "2 s");
        return p99 <= 2;
    }

    private boolean rebuild(JournalCalls calls) throws IOException, InterruptedException {
        long read = 0;
        double[] rates = new double[rebuilds];
        for (int i = 0; i < rebuilds; i++) {
            long start = System.nanoTime();
            read = calls.rebuild(Duration.ofMinutes(10));
            rates[i] = read / ((System.nanoTime() - start) / 1e9);
            say("%,d records read again with %,.0f/s", read, rates[i]);
        }
        Spread spread = Spread.of(rates);
        row(
                "rebuild from Kafka, %,d records".formatted(read),
                spread.text("records/s"),
                "10,000/s");
        return spread.median() >= 10_000;
    }

    static void say(String sentence, Object... values) {
        System.out.printf(Locale.ROOT, sentence + "%n", values);
    }

    static void row(String what, String figure, String wanted) {
        System.out.printf("| %-45s | %-44s | wanted %-12s |%n", what, figure, wanted);
    }
}
