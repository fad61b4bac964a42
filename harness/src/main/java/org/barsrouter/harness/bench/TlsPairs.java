package org.barsrouter.harness.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.barsrouter.harness.bench.report.Spread;
import org.barsrouter.sandbox.partner.Cast;
import org.barsrouter.sandbox.partner.CastHost;
import org.barsrouter.sandbox.partner.http.SandboxKey;

/// What security costs a relayed message: the same closed loop with TLS and an access token at
/// ingress and mutual TLS towards the receiver, and without all of it, in alternating pairs, so
/// that what else the machine does falls on both. Each way has an ingress of its own; everything
/// behind them is the same.
final class TlsPairs {
    private static final double MOST_PERCENT = 15;

    private final Shape shape;
    private final List<Double> costs = new ArrayList<>();
    private long failed;

    /// How it is measured.
    ///
    /// @param bytes of a body
    /// @param warmup seconds, at least
    /// @param each length of a half of a pair
    record Shape(int bytes, int senders, int warmup, Duration each) {}

    TlsPairs(Shape shape) {
        this.shape = shape;
    }

    /// Measures and prints.
    ///
    /// @param folder for files of its own
    /// @return whether nothing failed and the target was reached
    boolean measure(int pairs, Path folder) throws IOException, InterruptedException {
        TlsSide tls = TlsSide.in(folder.resolve("tls"));
        try (RelayPeers plain = RelayPeers.booking(shape.bytes());
                RelayPeers secured = RelayPeers.secured(shape.bytes(), tls);
                SandboxProcess sandbox =
                        SandboxProcess.start(arguments(plain, secured, tls, folder));
                IngressProcess without = IngressProcess.start(sandbox, "http", List.of());
                IngressProcess with = IngressProcess.start(sandbox, "https", tls.ingress())) {
            plain.sendTo(without.address());
            secured.sendTo(with.address());
            plain.awaitReady();
            secured.awaitReady();
            SandboxKey key = new SandboxKey(sandbox.data(), sandbox.ingress());
            secured.authorize(key.authorization());
            Warmup.of(shape.senders(), shape.warmup()).run(List.of(plain, secured));
            for (int pair = 1; pair <= pairs; pair++) {
                secured.authorize(key.authorization());
                measurePair(pair, plain, secured);
            }
        }
        return print();
    }

    private static List<String> arguments(
            RelayPeers plain, RelayPeers secured, TlsSide tls, Path folder) throws IOException {
        List<String> arguments = new ArrayList<>(tls.delivery());
        String targets =
                Cast.targetsJson(
                        Map.of(
                                CastHost.HOSPITAL,
                                plain.receiverUrl(),
                                CastHost.COMMUNITY,
                                secured.receiverUrl(),
                                CastHost.TELEPHONE,
                                plain.receiverUrl()));
        arguments.addAll(SandboxProcess.catalogue(folder, targets, Cast.providersCsv()));
        return arguments;
    }

    private void measurePair(int pair, RelayPeers plain, RelayPeers secured)
            throws InterruptedException {
        double with;
        double without;
        if (pair % 2 == 1) {
            with = perSecond(secured, shape.each());
            without = perSecond(plain, shape.each());
        } else {
            without = perSecond(plain, shape.each());
            with = perSecond(secured, shape.each());
        }
        costs.add(100 * (without - with) / without);
        System.out.printf(
                Locale.ROOT,
                "pair %d: %.0f/s with TLS on both sides and a token, %.0f/s without: %.1f %%%n",
                pair,
                with,
                without,
                costs.getLast());
    }

    private double perSecond(RelayPeers peers, Duration time) throws InterruptedException {
        Load.Result result = Load.closed(shape.senders(), time, peers);
        failed += result.failed();
        return result.perSecond();
    }

    private boolean print() {
        Spread cost = Spread.of(costs.stream().mapToDouble(Double::doubleValue).toArray());
        System.out.printf(
                Locale.ROOT,
                "TLS on both sides and a token cost %s of the relay's throughput; wanted at most %.0f %%; failed %d%n",
                cost.text("%"),
                MOST_PERCENT,
                failed);
        return failed == 0 && cost.median() <= MOST_PERCENT;
    }
}
