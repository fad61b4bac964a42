package org.barsrouter.harness.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.Callable;
import org.barsrouter.harness.bench.app.DeliveryProduct;
import org.barsrouter.harness.bench.app.PeerProduct;
import org.barsrouter.harness.bench.app.Product;
import org.barsrouter.harness.bench.receiver.Receivers;
import org.barsrouter.harness.bench.report.Target;
import org.barsrouter.harness.bench.scenario.Scenario;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What healthy receivers notice while others are down, for delivery-service and for other people's
/// consumers. Load, receivers, broker and the system itself share this machine.
@Command(
        name = "isolation",
        description =
                "Latency to healthy receivers while others hang, refuse, drip or die; S1 to S5 and S7 to S10.",
        mixinStandardHelpOptions = true)
final class IsolationBench implements Callable<Integer> {
    @Option(
            names = "--scenarios",
            split = ",",
            defaultValue = "S1,S2,S3,S4,S5,S7,S8,S9,S10",
            description = "Which, with commas between (${DEFAULT-VALUE}).")
    private List<String> scenarios = List.of();

    @Option(
            names = "--rounds",
            defaultValue = "5",
            description =
                    "Pairs of runs, without the fault and with it; half as many of S4 and S5 (${DEFAULT-VALUE}).")
    private int rounds = 5;

    @Option(
            names = "--peer-rounds",
            defaultValue = "1",
            description = "The same for peers (${DEFAULT-VALUE}).")
    private int peerRounds = 1;

    @Option(
            names = "--seconds",
            defaultValue = "10",
            description = "Seconds of a run (${DEFAULT-VALUE}).")
    private int seconds = 10;

    @Option(
            names = "--outage",
            defaultValue = "45",
            description = "Seconds of the outage in S4 (${DEFAULT-VALUE}).")
    private int outage = 45;

    @Option(
            names = "--rate",
            defaultValue = "300",
            description = "Messages a second (${DEFAULT-VALUE}).")
    private double rate = 300;

    @Option(
            names = "--burst",
            defaultValue = "20000",
            description = "Messages of the burst in S3 (${DEFAULT-VALUE}).")
    private int burst = 20_000;

    @Option(
            names = "--peer-warmup",
            defaultValue = "10",
            description = "The same for peers, before every scenario (${DEFAULT-VALUE}).")
    private int peerWarmup = 10;

    @Option(
            names = "--settle",
            defaultValue = "60",
            description =
                    "Seconds after a fault's end before what has not come counts as lost (${DEFAULT-VALUE}).")
    private int settle = 60;

    @Option(
            names = "--peers",
            defaultValue = "all",
            description =
                    "none, all, or names of pc-key-128, pc-key-256, pc-unordered, camel, spring-retry (${DEFAULT-VALUE}).")
    private String peers = "all";

    @Option(names = "--peers-only", description = "Leave delivery-service out.")
    private boolean peersOnly;

    @Mixin private Ground ground = new Ground();

    @Option(
            names = "--out",
            defaultValue = "target/isolation",
            description =
                    "Folder for runs.csv and the plots; runs that are there already are in the report too (${DEFAULT-VALUE}).")
    private Path out = Path.of("target/isolation");

    private Progress progress = new Progress(InstantSource.system(), Duration.ZERO);

    @Override
    public Integer call() throws IOException {
        Set<Scenario> wanted = Scenario.parse(scenarios);
        Counts.atLeast(1, "--rounds", rounds);
        Counts.atLeast(1, "--peer-rounds", peerRounds);
        Counts.atLeast(1, "--seconds", seconds);
        Counts.atLeast(1, "--outage", outage);
        Counts.atLeast(1, "--partitions", ground.partitions());
        Counts.atLeast(1, "--rate", (int) rate);
        Plan plan = plan();
        List<Product> others = List.copyOf(PeerProduct.parse(peers));
        ResultFolder results = ResultFolder.open(out);
        progress = new Progress(InstantSource.system(), expected(plan, wanted, others.size()));
        progress.say(announced(wanted, others));
        try (Receivers receivers = Receivers.open(endpoints(wanted))) {
            if (!peersOnly) {
                Product ours = new DeliveryProduct(ground.options(), OptionalDouble.empty());
                measure(
                        ours,
                        plan.steps(wanted, rounds),
                        ground.warmup(),
                        new Place(receivers, results));
            }
            for (Product other : others) {
                for (Scenario scenario : wanted) {
                    List<Step> steps = plan.steps(Set.of(scenario), peerRounds);
                    measure(other, steps, peerWarmup, new Place(receivers, results));
                }
            }
        }
        return finish(results, others);
    }

    private String announced(Set<Scenario> wanted, List<Product> others) {
        List<String> systems = new ArrayList<>();
        if (!peersOnly) {
            systems.add(DeliveryProduct.WORD);
        }
        others.forEach(other -> systems.add(other.word()));
        return wanted
                + " for "
                + systems
                + "; every run is kept in "
                + out.toAbsolutePath()
                + " at once, --scenarios, --peers and --rounds make it shorter";
    }

    private Plan plan() {
        return new Plan(Duration.ofSeconds(seconds), Duration.ofSeconds(outage));
    }

    private Duration expected(Plan plan, Set<Scenario> wanted, int others) {
        Duration ours =
                peersOnly
                        ? Duration.ZERO
                        : Plan.expected(plan.steps(wanted, rounds))
                                .plusSeconds(ground.warmup() + 15L);
        Duration theirs =
                Plan.expected(plan.steps(wanted, peerRounds))
                        .plusSeconds(wanted.size() * (peerWarmup + 20L))
                        .multipliedBy(others);
        return ours.plus(theirs);
    }

    private static int endpoints(Set<Scenario> wanted) {
        return wanted.stream().mapToInt(scenario -> scenario.shape().endpoints()).max().orElse(0)
                + 20;
    }

    private record Place(Receivers receivers, ResultFolder results) {}

    private void measure(Product product, List<Step> steps, int warm, Place place)
            throws IOException {
        progress.say(product.word() + ": starting, warming up for " + warm + " s");
        Session.Setup setup =
                new Session.Setup(
                        ground.partitions(),
                        ground.body(),
                        steps.getFirst().scenario().attemptTimeout());
        try (Session session = Session.start(product, setup, place.receivers())) {
            session.warmUp(rate, Duration.ofSeconds(warm));
            Runner runner =
                    new Runner(
                            session,
                            new Runner.Terms(
                                    rate, ground.body(), Duration.ofSeconds(settle), burst));
            for (Step step : steps) {
                Runner.Made made = runner.run(step);
                place.results().add(made, DeliveryProduct.WORD);
                progress.say(made.row().sentence());
            }
        } catch (IllegalStateException e) {
            progress.say(product.word() + " could not be measured: " + e);
        }
    }

    private int finish(ResultFolder results, List<Product> others) throws IOException {
        System.out.println();
        Product ours = new DeliveryProduct(ground.options(), OptionalDouble.empty());
        System.out.println(ours.word() + ": " + ours.description());
        others.forEach(other -> System.out.println(other.word() + ": " + other.description()));
        System.out.println();
        List<Target> targets = results.report(ours.word());
        System.out.println("plots, tables and figures are in " + out.toAbsolutePath());
        return targets.stream().allMatch(Target::kept) ? 0 : 1;
    }
}
