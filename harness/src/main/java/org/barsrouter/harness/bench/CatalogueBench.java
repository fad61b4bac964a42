package org.barsrouter.harness.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import org.barsrouter.catalogue.synthetic.SyntheticFiles;
import org.barsrouter.catalogue.synthetic.SyntheticTargets;
import org.barsrouter.catalogue.synthetic.SyntheticTargets.Row;
import org.barsrouter.harness.bench.report.Spread;
import org.barsrouter.routetable.kafka.RouteTable;
import org.barsrouter.routing.identifier.IdentifierSystems;
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

    @Override
    public Integer call() throws IOException, InterruptedException {
        boolean met = national();
        return coldStart() && met ? 0 : 1;
    }

    private boolean national() throws IOException, InterruptedException {
        try (CatalogueSystem system = CatalogueSystem.start();
                CataloguePeers peers = new CataloguePeers(system.ingress())) {
            ChildJvm catalogue = system.startCatalogue("512m");
            CatalogueCalls calls = new CatalogueCalls(peers.http(), system.catalogue());
            List<Row> rows = new SyntheticTargets(new SplittableRandom(1)).rows(services);
            Spread imports = imports(calls, rows);
            system.startRouter();
            system.startIngressAndDelivery();
            try (RouteTable table = table(system)) {
                Visibility seen = new Visibility(peers, table);
                ServiceId last = propagation(peers, seen, new Base(calls, rows));
                Histogram lookUps = LookUps.measure(table, ids(rows), LOOK_UPS);
                catalogue.kill();
                long refused = withoutCatalogue(peers, last);
                return print(new Figures(imports, seen, lookUps, refused));
            }
        }
    }

    private static RouteTable table(CatalogueSystem system) throws InterruptedException {
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

    /// The file that every change adds a service to.
    private record Base(CatalogueCalls calls, List<Row> rows) {}

    private ServiceId propagation(CataloguePeers peers, Visibility seen, Base base)
            throws IOException, InterruptedException {
        List<Row> all = new ArrayList<>(base.rows());
        ServiceId service = peers.host("2000100000");
        for (int i = 0; i < changes; i++) {
            String value = Integer.toString(2_000_100_000 + i);
            service = peers.host(value);
            all.add(new Row(value, peers.receiverUrl().toString()));
            String file = SyntheticFiles.targets(all);
            seen.measure(service, () -> base.calls().apply(file));
            if ((i + 1) % 20 == 0) {
                say(
                        "%d changes: seen by the router p50 %.0f ms, by ingress p50 %.0f ms",
                        i + 1,
                        seen.router.getValueAtPercentile(50) / 1e3,
                        seen.ingress.getValueAtPercentile(50) / 1e3);
            }
        }
        return service;
    }

    private static List<ServiceId> ids(List<Row> rows) {
        return rows.stream()
                .map(row -> new ServiceId(IdentifierSystems.DOS_SERVICE_ID, row.value()))
                .toList();
    }

    /// How many messages were refused while the catalogue service was dead.
    private static long withoutCatalogue(CataloguePeers peers, ServiceId service)
            throws InterruptedException {
        Load.Result result = Load.open(RATE, Duration.ofSeconds(10), () -> sent(peers, service));
        say(
                "catalogue service killed: %,d messages delivered, %,d refused",
                result.sent(), result.failed());
        return result.failed();
    }

    private static long sent(CataloguePeers peers, ServiceId service) {
        try {
            return peers.send(service) == 200 ? 0 : -1;
        } catch (IOException e) {
            return -1;
        }
    }

    private record Figures(Spread imports, Visibility seen, Histogram lookUps, long refused) {}

    private boolean print(Figures figures) {
        Visibility seen = figures.seen();
        double slowest = Math.max(millis(seen.router, 99), Math.max(millis(seen.ingress, 99), 0));
        double lookUp = figures.lookUps().getValueAtPercentile(99) / 1e6;
        System.out.println();
        row(
                "%,d services imported, validated, applied".formatted(services),
                figures.imports().text("s"),
                "30 s");
        row("seen by the router, after the ack", spread(seen.router), "p99 2,000 ms");
        row("seen by ingress and delivery", spread(seen.ingress), "p99 2,000 ms");
        row("seen by a route table", spread(seen.follower), "p99 2,000 ms");
        row("from asking until all have it", spread(seen.whole), "");
        row(
                "look-up in process",
                String.format(
                        Locale.ROOT,
                        "p50 %.4f ms, p99 %.4f ms, most %.1f ms",
                        figures.lookUps().getValueAtPercentile(50) / 1e6,
                        lookUp,
                        figures.lookUps().getMaxValue() / 1e6),
                "p99 1 ms");
        row("refused while the service is dead", Long.toString(figures.refused()), "0");
        return figures.imports().median() <= 30
                && slowest <= 2_000
                && lookUp <= 1
                && figures.refused() == 0;
    }

    private boolean coldStart() throws IOException {
        try (CatalogueSystem system = CatalogueSystem.start();
                CataloguePeers peers = new CataloguePeers(URI.create("http://127.0.0.1"))) {
            system.startCatalogue("2g");
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
            row("cold start of the router, %,d services".formatted(cold), spread.text("s"), "10 s");
            return spread.median() <= 10;
        }
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

    private static void row(String what, String figure, String wanted) {
        System.out.printf("| %-45s | %-44s | wanted %-12s |%n", what, figure, wanted);
    }
}
