package org.barsrouter.harness.bench.kafka;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.barsrouter.routetable.record.RouteRecords;
import org.barsrouter.routing.policy.PolicyOverrides;
import org.barsrouter.routing.route.Assignment;
import org.barsrouter.routing.route.Endpoint;
import org.barsrouter.routing.route.Period;
import org.barsrouter.routing.route.Route;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.schemas.serde.RecordFormat;
import org.barsrouter.schemas.topic.Topics;

/// The catalogue of a measurement, written straight into its topic; an endpoint whose address moves
/// is written again.
public final class Routes implements AutoCloseable {
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");
    private static final String SYSTEM = "https://fhir.nhs.uk/Id/dos-service-id";

    private final KafkaProducer<String, SpecificRecord> producer;
    private final Map<String, URI> published = new ConcurrentHashMap<>();

    public Routes(Map<String, Object> connection, RecordFormat format) {
        this.producer =
                new KafkaProducer<>(connection, new StringSerializer(), format.serializer());
    }

    /// The service with this number behind an endpoint of a shape.
    static ServiceId service(String endpointId, int service) {
        String shape = endpointId.substring(0, endpointId.indexOf('/'));
        return new ServiceId(SYSTEM, shape + "-" + service);
    }

    /// Sets where an endpoint is for one of its services; done with {@link #settle}.
    public void put(String endpointId, int service, URI address) {
        ServiceId id = service(endpointId, service);
        if (address.equals(published.put(id.key(), address))) {
            return;
        }
        RouteRecords.Origin origin = new RouteRecords.Origin(Environment.SANDBOX, 1, "bench");
        var _ =
                producer.send(
                        Topics.CATALOGUE_ROUTES.record(
                                id, RouteRecords.write(route(id, endpointId, address), origin)));
    }

    public void settle() {
        producer.flush();
    }

    private static Route.Service route(ServiceId id, String endpointId, URI address) {
        Endpoint endpoint =
                new Endpoint(
                        endpointId,
                        endpointId.substring(0, endpointId.indexOf('/')),
                        endpointId.substring(endpointId.indexOf('/') + 1),
                        "hl7-fhir-rest",
                        "bars",
                        null,
                        Endpoint.Status.ACTIVE,
                        List.of(new Endpoint.Address(LONG_AGO, address)),
                        List.of(),
                        1,
                        PolicyOverrides.none());
        Assignment assignment =
                new Assignment(
                        "assignment",
                        1,
                        new Period(LONG_AGO, null),
                        true,
                        List.of(),
                        null,
                        endpoint,
                        PolicyOverrides.none());
        return new Route.Service(
                id, true, null, null, List.of(), false, List.of(assignment), "measured");
    }

    @Override
    public void close() {
        producer.close();
    }
}
