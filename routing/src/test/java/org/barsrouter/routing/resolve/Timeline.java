package org.barsrouter.routing.resolve;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.barsrouter.routing.policy.PolicyOverrides;
import org.barsrouter.routing.route.Assignment;
import org.barsrouter.routing.route.Endpoint;
import org.barsrouter.routing.route.Period;
import org.barsrouter.routing.route.Route;
import org.barsrouter.routing.route.Suspension;
import org.barsrouter.schemas.id.ServiceId;

/// Routes for tests: one by hand, and random ones on a timeline of a hundred seconds.
final class Timeline {
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final ServiceId ID = new ServiceId("https://directory.test/id", "1");

    private Timeline() {}

    static Instant at(int second) {
        return START.plusSeconds(second);
    }

    static Route.Service service(Assignment... assignments) {
        return new Route.Service(
                ID, true, "A1001", null, List.of(), false, List.of(assignments), "hash");
    }

    static Route.Service inactive(Assignment... assignments) {
        return new Route.Service(
                ID, false, "A1001", null, List.of(), false, List.of(assignments), "hash");
    }

    static Assignment assignment(int rank, Period period, Endpoint endpoint) {
        return assignment(rank, period, endpoint, List.of());
    }

    static Assignment assignment(
            int rank, Period period, Endpoint endpoint, List<Suspension> suspensions) {
        return new Assignment(
                "a-" + rank + "-" + endpoint.id(),
                rank,
                period,
                true,
                suspensions,
                null,
                endpoint,
                PolicyOverrides.none());
    }

    static Assignment switchedOff(Assignment of) {
        return new Assignment(
                of.id(),
                of.rank(),
                of.period(),
                false,
                of.suspensions(),
                null,
                of.endpoint(),
                of.policy());
    }

    static Endpoint endpoint(String id) {
        return endpoint(id, Endpoint.Status.ACTIVE, List.of());
    }

    static Endpoint endpoint(String id, Endpoint.Status status, List<Suspension> suspensions) {
        return new Endpoint(
                id,
                "product",
                id,
                "hl7-fhir-rest",
                "bars",
                null,
                status,
                List.of(new Endpoint.Address(START, URI.create("https://" + id + ".test/FHIR/R4"))),
                suspensions,
                1,
                PolicyOverrides.none());
    }

    static Period openFrom(int second) {
        return new Period(at(second), null);
    }

    static Period between(int from, int to) {
        return new Period(at(from), at(to));
    }

    static Suspension suspended(Period period) {
        return new Suspension(period, "test");
    }

    /// A service with up to four assignments whose periods, ranks, suspensions and addresses are
    /// random whole seconds.
    static Route.Service random(RandomGenerator random) {
        List<Assignment> assignments = new ArrayList<>();
        int count = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            assignments.add(
                    assignment(
                            1 + random.nextInt(3),
                            randomPeriod(random),
                            randomEndpoint("e" + i, random),
                            randomSuspensions(random)));
        }
        Assignment[] all = assignments.toArray(Assignment[]::new);
        return random.nextInt(20) == 0 ? inactive(all) : service(all);
    }

    private static Endpoint randomEndpoint(String id, RandomGenerator random) {
        List<Endpoint.Address> addresses = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            addresses.add(
                    new Endpoint.Address(
                            at(random.nextInt(100)), URI.create("https://" + id + i + ".test/")));
        }
        return new Endpoint(
                id,
                "product",
                id,
                "hl7-fhir-rest",
                random.nextInt(8) == 0 ? "careconnect" : "bars",
                null,
                random.nextInt(8) == 0 ? Endpoint.Status.OFF : Endpoint.Status.ACTIVE,
                addresses,
                randomSuspensions(random),
                1,
                PolicyOverrides.none());
    }

    private static List<Suspension> randomSuspensions(RandomGenerator random) {
        return random.nextInt(4) == 0 ? List.of(suspended(randomPeriod(random))) : List.of();
    }

    private static Period randomPeriod(RandomGenerator random) {
        int from = random.nextInt(90);
        return random.nextInt(3) == 0
                ? openFrom(from)
                : between(from, from + 1 + random.nextInt(30));
    }
}
