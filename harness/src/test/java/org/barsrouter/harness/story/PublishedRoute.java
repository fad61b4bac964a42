package org.barsrouter.harness.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.IntSupplier;
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
import org.barsrouter.schemas.registry.BundledRegistry;
import org.barsrouter.schemas.serde.RecordFormat;
import org.barsrouter.schemas.topic.Topics;

/// A route written straight into the catalogue topic: outside the sandbox, the catalogue itself
/// refuses receivers on this machine.
record PublishedRoute(Route.Service service) {
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    static PublishedRoute of(ServiceId id, URI address) {
        Endpoint endpoint =
                new Endpoint(
                        "receiver/main",
                        "receiver",
                        "main",
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
        return new PublishedRoute(
                new Route.Service(
                        id, true, null, null, List.of(), false, List.of(assignment), "published"));
    }

    void in(Environment environment, String bootstrapServers) {
        RecordFormat format = new RecordFormat(new BundledRegistry(), environment);
        try (KafkaProducer<String, SpecificRecord> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrapServers),
                        new StringSerializer(),
                        format.serializer())) {
            RouteRecords.Origin origin = new RouteRecords.Origin(environment, 1, "a test");
            producer.send(
                            Topics.CATALOGUE_ROUTES.record(
                                    service.id(), RouteRecords.write(service, origin)))
                    .get();
        } catch (ExecutionException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /// The router follows the catalogue within seconds: until then the service is unknown.
    static void awaitRouted(IntSupplier sending) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(sending.getAsInt()).isEqualTo(200));
    }
}
