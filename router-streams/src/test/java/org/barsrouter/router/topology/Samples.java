package org.barsrouter.router.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.barsrouter.routetable.record.RouteRecords;
import org.barsrouter.routing.policy.PolicyOverrides;
import org.barsrouter.routing.route.Assignment;
import org.barsrouter.routing.route.Endpoint;
import org.barsrouter.routing.route.Period;
import org.barsrouter.routing.route.Route;
import org.barsrouter.routing.route.Suspension;
import org.barsrouter.schemas.avro.Caller;
import org.barsrouter.schemas.avro.CatalogueRoute;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.avro.Header;
import org.barsrouter.schemas.avro.InboundMessage;
import org.barsrouter.schemas.avro.Kind;
import org.barsrouter.schemas.avro.Mode;
import org.barsrouter.schemas.avro.Outcome;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.schemas.registry.BundledRegistry;
import org.barsrouter.schemas.serde.RecordFormat;

/// Synthetic messages and routes.
public final class Samples {
    public static final RecordFormat FORMAT =
            new RecordFormat(new BundledRegistry(), Environment.SANDBOX);
    public static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
    public static final ServiceId CLINIC = dos("2000000001");
    public static final ServiceId SURGERY = dos("2000000002");
    public static final ServiceId NOWHERE = dos("2000000099");
    public static final String MESSAGE_ID = "0196840e-0000-7000-8000-000000000001";

    private Samples() {}

    static ServiceId dos(String value) {
        return new ServiceId("https://fhir.nhs.uk/Id/dos-service-id", value);
    }

    public static InboundMessage relayTo(ServiceId target) {
        return InboundMessage.newBuilder()
                .setEnvironment(Environment.SANDBOX)
                .setMessageId(MESSAGE_ID)
                .setGeneration(0)
                .setKind(Kind.SUBMISSION)
                .setMode(Mode.RELAY)
                .setCaller(new Caller("anonymous", "A1001"))
                .setTarget(target.key())
                .setMethod("POST")
                .setPath("/$process-message")
                .setHeaders(
                        List.of(
                                new Header("Content-Type", "application/fhir+json"),
                                new Header(
                                        "use-context",
                                        "a4t2|validation|servicerequest-request|update"),
                                new Header("nhsd-end-user-organisation", "b3JnYW5pc2F0aW9u")))
                .setBody(ByteBuffer.wrap("{\"resourceType\":\"Bundle\"}".getBytes(UTF_8)))
                .setBodySha256("00")
                .setRequestId("11111111-1111-4111-8111-111111111111")
                .setCorrelationId("22222222-2222-4222-8222-222222222222")
                .setIdempotencyKey("00")
                .setAcceptedAt(NOW.minusMillis(20))
                .setAcceptBy(NOW.plusSeconds(5))
                .setDeliverBy(NOW.plusSeconds(32))
                .setReplyPartition(2)
                .build();
    }

    public static InboundMessage deferredTo(ServiceId target) {
        return InboundMessage.newBuilder(relayTo(target))
                .setMode(Mode.DEFERRED)
                .setReplyPartition(null)
                .setSourceService(SURGERY.key())
                .setBundleId("33333333-3333-4333-8333-333333333333")
                .setEvent("servicerequest-request")
                .build();
    }

    /// The outcome of {@link #deferredTo}, as delivery writes it.
    public static Outcome.Builder outcome() {
        InboundMessage message = deferredTo(CLINIC);
        return Outcome.newBuilder()
                .setEnvironment(Environment.SANDBOX)
                .setDeliveryId(MESSAGE_ID + ".0")
                .setMessageId(MESSAGE_ID)
                .setKind(Kind.SUBMISSION)
                .setCaller(message.getCaller())
                .setTarget(CLINIC.key())
                .setSourceService(SURGERY.key())
                .setBundleId(message.getBundleId())
                .setEvent(message.getEvent())
                .setRequestId(message.getRequestId())
                .setCorrelationId(message.getCorrelationId())
                .setHeaders(message.getHeaders())
                .setAttempts(1)
                .setAcceptedAt(message.getAcceptedAt())
                .setEndedAt(NOW);
    }

    public static CatalogueRoute route(ServiceId service) {
        return route(service, List.of(assignment("first", List.of())));
    }

    /// A route to another endpoint than all the others.
    static CatalogueRoute routeTo(ServiceId service, String endpointId) {
        return route(service, List.of(assignment("first", List.of(), endpoint(endpointId))));
    }

    static CatalogueRoute suspended(ServiceId service) {
        Suspension today = new Suspension(new Period(NOW.minusSeconds(60), null), "maintenance");
        return route(service, List.of(assignment("first", List.of(today))));
    }

    static CatalogueRoute ambiguous(ServiceId service) {
        return route(
                service, List.of(assignment("first", List.of()), assignment("second", List.of())));
    }

    static CatalogueRoute alias(ServiceId alias, ServiceId of) {
        return CatalogueRoute.newBuilder(route(alias, List.of())).setAliasOf(of.key()).build();
    }

    private static CatalogueRoute route(ServiceId service, List<Assignment> assignments) {
        Route.Service route =
                new Route.Service(
                        service, true, "A1001", null, List.of(), false, assignments, "hash-1");
        return RouteRecords.write(
                route, new RouteRecords.Origin(Environment.SANDBOX, 1, "change-1"));
    }

    private static Assignment assignment(String id, List<Suspension> suspensions) {
        return assignment(id, suspensions, endpoint("product/main"));
    }

    private static Assignment assignment(
            String id, List<Suspension> suspensions, Endpoint endpoint) {
        return new Assignment(
                id,
                1,
                new Period(NOW.minusSeconds(86_400), null),
                true,
                suspensions,
                null,
                endpoint,
                PolicyOverrides.none());
    }

    private static Endpoint endpoint(String id) {
        return new Endpoint(
                id,
                "product",
                "main",
                "hl7-fhir-rest",
                "bars",
                "S9001",
                Endpoint.Status.ACTIVE,
                List.of(
                        new Endpoint.Address(
                                NOW.minusSeconds(86_400),
                                URI.create("https://receiver.test/FHIR/R4"))),
                List.of(),
                1,
                PolicyOverrides.none());
    }
}
