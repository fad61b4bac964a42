package org.barsrouter.harness.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.barsrouter.harness.bench.report.Spread;

/// What an access token costs a relayed message: the same closed loop with and without one, in
/// alternating pairs, so that what else the machine does falls on both.
final class TokenPairs {
    private static final double MOST_PERCENT = 15;

    private final RelayPeers peers;
    private final Supplier<Optional<String>> authorization;
    private final int senders;
    private final Duration each;
    private final List<Double> costs = new ArrayList<>();
    private long failed;

    /// @param authorization value of the header of calls with a token
    /// @param each length of a half of a pair
    TokenPairs(
            RelayPeers peers,
            Supplier<Optional<String>> authorization,
            int senders,
            Duration each) {
        this.peers = peers;
        this.authorization = authorization;
        this.senders = senders;
        this.each = each;
    }

    /// Measures and prints.
    ///
    /// @return how many calls failed
    long measure(int pairs) throws InterruptedException {
        for (int pair = 1; pair <= pairs; pair++) {
            double with;
            double without;
            if (pair % 2 == 1) {
                with = perSecond(authorization);
                without = perSecond(Optional::empty);
            } else {
                without = perSecond(Optional::empty);
                with = perSecond(authorization);
            }
            costs.add(100 * (without - with) / without);
            System.out.printf(
                    Locale.ROOT,
                    "pair %d: %.0f/s with a token, %.0f/s without: %.1f %%%n",
                    pair,
                    with,
                    without,
                    costs.getLast());
        }
        Spread cost = Spread.of(costs.stream().mapToDouble(Double::doubleValue).toArray());
        System.out.printf(
                Locale.ROOT,
                "a token costs %s of the relay's throughput; wanted at most %.0f %%; failed %d%n",
                cost.text("%"),
                MOST_PERCENT,
                failed);
        return failed;
    }

    private double perSecond(Supplier<Optional<String>> header) throws InterruptedException {
        peers.authorize(header.get());
        Load.Result result = Load.closed(senders, each, peers);
        failed += result.failed();
        return result.perSecond();
    }
}
