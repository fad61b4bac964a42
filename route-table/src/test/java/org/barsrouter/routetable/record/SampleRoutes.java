package org.barsrouter.routetable.record;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.barsrouter.routing.policy.Policy;
import org.barsrouter.routing.policy.PolicyOverrides;
import org.barsrouter.routing.route.Assignment;
import org.barsrouter.routing.route.Endpoint;
import org.barsrouter.routing.route.Period;
import org.barsrouter.routing.route.Route;
import org.barsrouter.routing.route.Suspension;
import org.barsrouter.routing.route.Technical;
import org.barsrouter.schemas.avro.CatalogueRoute;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.schemas.registry.BundledRegistry;
import org.barsrouter.schemas.serde.RecordFormat;

/// Synthetic routes and their records.
public final class SampleRoutes {
    public static final RecordFormat FORMAT =
            new RecordFormat(new BundledRegistry(), Environment.SANDBOX);
    public static final ServiceId CLINIC = new ServiceId("https://directory.test/id", "1");
    public static final ServiceId SURGERY = new ServiceId("https://directory.test/id", "2");
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private SampleRoutes() {}

    /// A route with everything that a record can say.
    static Route.Service full() {
        Suspension open = new Suspension(new Period(START.plusSeconds(5), null), "maintenance");
        Suspension over = new Suspension(new Period(START, START.plusSeconds(1)), "planned work");
        Endpoint endpoint =
                new Endpoint(
                        "product/north",
                        "product",
                        "north",
                        "hl7-fhir-rest",
                        "bars",
                        "S9001",
                        Endpoint.Status.ENTERED_IN_ERROR,
                        List.of(
                                new Endpoint.Address(START, URI.create("https://a.test/FHIR/R4")),
                                new Endpoint.Address(
                                        START.plusSeconds(60),
                                        URI.create("https://b.test:8443/FHIR/R4"))),
                        List.of(
                                open,
                                new Suspension(
                                        new Period(START.plusSeconds(7), null),
                                        "outage",
                                        Suspension.Cause.SUPPLIER)),
                        3,
                        overrides(),
                        new Technical(
                                "3.0.1", Technical.AddressKind.ASID, "ssp", List.of("1.3", "1.4")));
        Assignment first =
                new Assignment(
                        "assignment-1",
                        1,
                        new Period(START, START.plusSeconds(90)),
                        true,
                        List.of(over, open),
                        START.plusSeconds(120),
                        endpoint,
                        overrides());
        Assignment second =
                new Assignment(
                        "assignment-2",
                        2,
                        new Period(START, null),
                        false,
                        List.of(),
                        null,
                        endpoint,
                        overrides());
        return new Route.Service(
                CLINIC,
                true,
                "A1001",
                "North clinic",
                List.of("product"),
                true,
                List.of(first, second),
                "hash-1",
                List.of(SURGERY),
                List.of(open));
    }

    public static CatalogueRoute record(ServiceId id, String hash) {
        Route.Service service =
                new Route.Service(id, true, null, null, List.of(), false, List.of(), hash);
        return RouteRecords.write(service, origin());
    }

    public static CatalogueRoute alias(ServiceId alias, ServiceId of) {
        return CatalogueRoute.newBuilder(record(alias, "")).setAliasOf(of.key()).build();
    }

    static RouteRecords.Origin origin() {
        return new RouteRecords.Origin(Environment.SANDBOX, 7, "change-set-1");
    }

    static PolicyOverrides overrides() {
        return new PolicyOverrides.Builder()
                .attemptTimeout(Duration.ofMillis(1_500))
                .relayDeadline(Duration.ofSeconds(20))
                .maxInFlight(8)
                .ratePerSecond(2.5)
                .retryInitial(Duration.ofSeconds(2))
                .retryMax(Duration.ofMinutes(3))
                .maxAge(Duration.ofHours(6))
                .order(Policy.Order.NONE)
                .relayRepeat(Policy.RelayRepeat.ALSO_AFTER_WRITE)
                .build();
    }
}
