package org.barsrouter.harness.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.barsrouter.catalogue.synthetic.SyntheticFiles;
import org.barsrouter.catalogue.synthetic.SyntheticTargets;
import org.barsrouter.catalogue.synthetic.SyntheticTargets.Row;
import org.barsrouter.harness.bench.report.Spread;
import org.barsrouter.harness.bench.report.Target;
import org.barsrouter.routetable.kafka.RouteTable;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.sandbox.log.ProcessLogging;
import org.barsrouter.schemas.id.ServiceId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// How fast the catalogue is: a national file taken over, a change seen by everybody, a look-up, a
/// router that starts with ten times the national catalogue, and routing while the catalogue
/// service is dead. Broker and services are processes of their own on this machine.
@Command(
        name = "catalogue",
        description =
                "Import of the national size, propagation, look-ups, cold start, routing without the catalogue service.",
        mixinStandardHelpOptions = true)
final class CatalogueBench implements Callable<Integer> {
    private static final double RATE = 100;
    private static final int LOOK_UPS = 2_000_000;

    @Option(
            names = "--services",
            defaultValue = "10284",
            description = "Services of the file (${DEFAULT-VALUE}).")
    private int services = SyntheticTargets.NATIONAL;

    @Option(
            names = "--rounds",
            defaultValue = "5",
            description = "Rounds of the import (${DEFAULT-VALUE}).")
    private int rounds = 5;

    @Option(
            names = "--changes",
            defaultValue = "100",
            description = "Changes whose way is measured (${DEFAULT-VALUE}).")
    private int changes = 100;

    @Option(
            names = "--cold",
            defaultValue = "100000",
            description = "Services that the router starts with (${DEFAULT-VALUE}).")
    private int cold = 100_000;

    @Option(
            names = "--starts",
            defaultValue = "3",
            description = "Cold starts of the router (${DEFAULT-VALUE}).")
    private int starts = 3;

    @Option(
            names = "--out",
            defaultValue = "target/catalogue",
            description = "Folder for catalogue.md (${DEFAULT-VALUE}).")
    private Path out = Path.of("target/catalogue");

    @Override
    public Integer call() throws IOException, InterruptedException {
        ProcessLogging.quieten();
        List<Target> targets = new ArrayList<>(national());
        targets.add(coldStart());
        return report(targets);
    }

    private List<Target> national() throws IOException, InterruptedException {
        try (ServiceProcesses system = ServiceProcesses.start();
                CataloguePeers peers = new CataloguePeers(system.ingress())) {
            ChildJvm catalogue = system.startCatalogue(List.of("-Xmx512m"));
            CatalogueCalls calls = new CatalogueCalls(peers.http(), system.catalogue());
            List<Row> rows = new SyntheticTargets(new SplittableRandom(1)).rows(services);
            Spread imports = imports(calls, rows);
            system.startRouter();
            system.startIngressAndDelivery();
            try (RouteTable table = table(system)) {
                Visibility seen = new Visibility(peers, table);
                ServiceId last = propagation(peers, seen, calls);
                Histogram lookUps = LookUps.measure(table, ids(rows), LOOK_UPS);
                refused("alive", peers, last);
                catalogue.kill();
                long refused = refused("killed", peers, last);
                return targets(new Figures(imports, seen, lookUps, refused));
            }
        }
    }

    private static RouteTable table(ServiceProcesses system) throws InterruptedException {
        RouteTable table =
                RouteTable.follow(
                        Map.of("bootstrap.servers", system.bootstrapServers()), system.format());
        if (!table.awaitLoaded(Duration.ofSeconds(60))) {
            throw new IllegalStateException("the route table was not loaded within a minute");
        }
        return table;
    }

    /// The first round meets an empty catalogue and a JVM just started; every later one moves every
    /// service to another address.
    private Spread imports(CatalogueCalls calls, List<Row> rows) throws IOException {
        double[] seconds = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            String file = SyntheticFiles.targets(round % 2 == 0 ? rows : moved(rows));
            long start = System.nanoTime();
            calls.apply(file);
            int matches = calls.matches(file);
            seconds[round] = (System.nanoTime() - start) / 1e9;
            say(
                    "round %d: %,d services imported and applied, %,d MATCH: %.2f s",
                    round + 1, rows.size(), matches, seconds[round]);
            if (matches != rows.size()) {
                throw new IllegalStateException("not every service matches");
            }
        }
        return Spread.of(seconds);
    }

    private static List<Row> moved(List<Row> rows) {
        return rows.stream().map(row -> new Row(row.value(), moved(row.url()))).toList();
    }

    private static String moved(String url) {
        return url.replaceFirst("(?i)\\.example", ".moved.example");
    }

    private ServiceId propagation(CataloguePeers peers, Visibility seen, CatalogueCalls calls)
            throws IOException, InterruptedException {
        calls.register("bench/main", peers.receiverUrl());
        ServiceId service = peers.host("2000100000");
        for (int i = 0; i < changes; i++) {
            String value = Integer.toString(2_000_100_000 + i);
            service = peers.host(value);
            seen.measure(service, () -> calls.lead(value, "bench/main"));
            if ((i + 1) % 20 == 0 || i + 1 == changes) {
                say(
                        "%d changes: seen by the router %s, by ingress %s",
                        i + 1, spread(seen.router), spread(seen.ingress));
            }
        }
        return service;
    }

    private static List<ServiceId> ids(List<Row> rows) {
        return rows.stream()
                .map(row -> new ServiceId(IdentifierSystems.DOS_SERVICE_ID, row.value()))
                .toList();
    }

    /// How many messages were refused, and with what: first while the catalogue service is alive,
    /// so that what processes just started refuse is not put down to its death.
    private static long refused(String catalogue, CataloguePeers peers, ServiceId service)
            throws InterruptedException {
        Map<String, LongAdder> refusals = new ConcurrentSkipListMap<>();
        Load.Result result =
                Load.open(RATE, Duration.ofSeconds(10), () -> sent(peers, service, refusals));
        say(
                "catalogue service %s: %,d messages delivered, %,d refused %s",
                catalogue, result.sent(), result.failed(), refusals);
        return result.failed();
    }

    private static long sent(
            CataloguePeers peers, ServiceId service, Map<String, LongAdder> refusals) {
        try {
            int status = peers.send(service);
            if (status == 200) {
                return 0;
            }
            counted(refusals, Integer.toString(status));
        } catch (IOException e) {
            counted(refusals, e.getClass().getSimpleName());
        }
        return -1;
    }

    private static void counted(Map<String, LongAdder> refusals, String how) {
        refusals.computeIfAbsent(how, _ -> new LongAdder()).increment();
    }

    private record Figures(Spread imports, Visibility seen, Histogram lookUps, long refused) {}

    private List<Target> targets(Figures figures) {
        Visibility seen = figures.seen();
        double lookUp = figures.lookUps().getValueAtPercentile(99) / 1e6;
        return List.of(
                new Target(
                        "%,d services imported, applied, validated".formatted(services),
                        "30 s",
                        figures.imports().text("s"),
                        figures.imports().median() <= 30),
                visible("a change seen by the router, after its ack", seen.router),
                visible("seen by ingress", seen.ingress),
                visible("seen by a route table", seen.follower),
                visible("from asking until all have it", seen.whole),
                new Target(
                        "look-up in process, of %,d".formatted(LOOK_UPS),
                        "p99 1 ms",
                        String.format(
                                Locale.ROOT,
                                "p50 %.4f ms, p99 %.4f ms, most %.1f ms",
                                figures.lookUps().getValueAtPercentile(50) / 1e6,
                                lookUp,
                                figures.lookUps().getMaxValue() / 1e6),
                        lookUp <= 1),
                Target.none("messages refused while the service is dead", figures.refused()));
    }

    private static Target visible(String what, Histogram micros) {
        return new Target(what, "p99 2,000 ms", spread(micros), millis(micros, 99) <= 2_000);
    }

    private Target coldStart() throws IOException {
        try (ServiceProcesses system = ServiceProcesses.start();
                CataloguePeers peers = new CataloguePeers(URI.create("http://127.0.0.1"))) {
            system.startCatalogue(List.of("-Xmx2g"));
            CatalogueCalls calls = new CatalogueCalls(peers.http(), system.catalogue());
            long start = System.nanoTime();
            calls.apply(
                    SyntheticFiles.targets(
                            new SyntheticTargets(new SplittableRandom(2)).rows(cold)));
            say("%,d services applied in %.1f s", cold, (System.nanoTime() - start) / 1e9);
            system.endLast();
            double[] seconds = new double[starts];
            for (int i = 0; i < starts; i++) {
                seconds[i] = system.startRouter().toMillis() / 1e3;
                say("router ready with %,d services after %.1f s", cold, seconds[i]);
                system.endLast();
            }
            Spread spread = Spread.of(seconds);
            return new Target(
                    "cold start of the router, %,d services".formatted(cold),
                    "10 s",
                    spread.text("s"),
                    spread.median() <= 10);
        }
    }

    private int report(List<Target> targets) throws IOException {
        String text =
                targets.stream()
                        .map(target -> target.sentence() + "\n")
                        .collect(Collectors.joining());
        System.out.println("\n" + text);
        Files.createDirectories(out);
        Files.writeString(out.resolve("catalogue.md"), text);
        say("written to %s", out.resolve("catalogue.md"));
        return targets.stream().allMatch(Target::kept) ? 0 : 1;
    }

    private static String spread(Histogram micros) {
        return String.format(
                Locale.ROOT,
                "p50 %.0f ms, p99 %.0f ms, most %.0f ms (%d)",
                millis(micros, 50),
                millis(micros, 99),
                micros.getMaxValue() / 1e3,
                micros.getTotalCount());
    }

    private static double millis(Histogram micros, double percentile) {
        return micros.getValueAtPercentile(percentile) / 1e3;
    }

    private static void say(String sentence, Object... values) {
        System.out.printf(Locale.ROOT, sentence + "%n", values);
    }
}
