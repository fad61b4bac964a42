package org.barsrouter.harness.bench;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import org.barsrouter.routetable.kafka.RouteTable;
import org.barsrouter.routing.policy.Policy;
import org.barsrouter.routing.resolve.Question;
import org.barsrouter.routing.resolve.Resolver;
import org.barsrouter.routing.resolve.RoutingDecision;
import org.barsrouter.schemas.id.ServiceId;

/// What finding a route and deciding takes inside a process, one at a time.
final class LookUps {
    private LookUps() {}

    /// Nanoseconds of so many look-ups of random services.
    static Histogram measure(RouteTable table, List<ServiceId> services, int times) {
        Resolver resolver = new Resolver(Policy.defaults());
        SplittableRandom random = new SplittableRandom(1);
        Instant at = InstantSource.system().instant();
        Histogram histogram = new Histogram(1_000_000_000L, 3);
        int routed = 0;
        for (int i = 0; i < times; i++) {
            ServiceId service = services.get(random.nextInt(services.size()));
            long start = System.nanoTime();
            boolean delivers =
                    table.route(service)
                            .map(route -> resolver.resolve(route, Question.bars(at)))
                            .filter(RoutingDecision.Deliver.class::isInstance)
                            .isPresent();
            histogram.recordValue(System.nanoTime() - start);
            routed += delivers ? 1 : 0;
        }
        if (routed < times) {
            throw new IllegalStateException((times - routed) + " look-ups found no receiver");
        }
        return histogram;
    }
}
