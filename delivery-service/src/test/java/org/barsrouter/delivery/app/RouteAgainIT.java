package org.barsrouter.delivery.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.barsrouter.delivery.receiver.ScriptedReceiver;
import org.barsrouter.routetable.record.RouteRecords;
import org.barsrouter.routing.policy.PolicyOverrides;
import org.barsrouter.routing.route.Assignment;
import org.barsrouter.routing.route.Endpoint;
import org.barsrouter.routing.route.Period;
import org.barsrouter.routing.route.Route;
import org.barsrouter.schemas.avro.Disposition;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.avro.InboundMessage;
import org.barsrouter.schemas.avro.Kind;
import org.barsrouter.schemas.avro.Outcome;
import org.barsrouter.schemas.avro.ParkedEntry;
import org.barsrouter.schemas.avro.ParkedState;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.schemas.topic.Topics;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A supplier switch while messages wait, against a real broker.
class RouteAgainIT extends WholeService {
    private static final ServiceId SERVICE = ServiceId.parse(Outbound.TARGET).orElseThrow();

    private final Tap<InboundMessage> inbound = new Tap<>(Topics.INBOUND);

    @BeforeAll
    static void lookAtRoutesOften() {
        service.stop();
        service = newService(Map.of("delivery.parked.route-check", "200ms"));
        service.start();
    }

    @AfterEach
    void closeInbound() {
        inbound.close();
    }

    @Test
    void a_message_that_never_left_us_goes_back_to_the_router_when_its_route_moves() {
        URI nobody = URI.create("http://127.0.0.1:" + ScriptedReceiver.freePort());
        route(endpoint, nobody);
        deliverOneMore();
        Outbound message = Outbound.deferred(endpoint, nobody);
        send(message);
        parked.await(e -> isOf(e, message) && e.getAttempts() > 0);

        route("product/next-" + UUID.randomUUID(), receiver.address());

        InboundMessage again =
                inbound.await(m ->
                        m.getKind() == Kind.ROUTE_AGAIN
                                && message.idText().equals(m.getReplayOf()));
        assertThat(again.getGeneration()).isEqualTo(1);
        assertThat(again.getMessageId()).isEqualTo(message.id().messageId().toString());
        assertThat(text(again.getBody())).isEqualTo(message.body());
        assertThat(again.getAcceptBy()).isNull();
        assertThat(again.getOriginal()).isNotNull();
        assertThat(again.getDeliverBy()).isBefore(again.getAcceptedAt().plusSeconds(21));
        parked.await(e -> isOf(e, message) && e.getState() == ParkedState.CLOSED);
        deliverOneMore();
        assertThat(outcomes.now(o -> o.getDeliveryId().equals(message.idText()))).isEmpty();
    }

    @Test
    void a_message_whose_bytes_were_written_stays_with_its_endpoint() {
        route(endpoint, receiver.address());
        deliverOneMore();
        receiver.then((_, exchange) -> exchange.drop());
        Outbound message = Outbound.deferred(endpoint, receiver.address());
        send(message);
        parked.await(e -> isOf(e, message));

        route("product/next-" + UUID.randomUUID(), receiver.address());

        Outcome outcome = outcomes.await(o -> o.getDeliveryId().equals(message.idText()));
        assertThat(outcome.getDisposition()).isEqualTo(Disposition.DELIVERED);
        assertThat(inbound.now(m -> message.idText().equals(m.getReplayOf()))).isEmpty();
    }

    private static boolean isOf(ParkedEntry entry, Outbound message) {
        return entry.getLane().equals(message.lane().toString());
    }

    /// The service's only route, from yesterday on.
    private static void route(String endpointId, URI address) {
        Instant yesterday = InstantSource.system().instant().minus(Duration.ofDays(1));
        Endpoint endpoint =
                new Endpoint(
                        endpointId,
                        "product",
                        "instance",
                        "hl7-fhir-rest",
                        "bars",
                        "S9001",
                        Endpoint.Status.ACTIVE,
                        List.of(new Endpoint.Address(yesterday, address)),
                        List.of(),
                        1,
                        PolicyOverrides.none());
        Assignment only =
                new Assignment(
                        "only",
                        1,
                        new Period(yesterday, null),
                        true,
                        List.of(),
                        null,
                        endpoint,
                        PolicyOverrides.none());
        Route.Service route =
                new Route.Service(
                        SERVICE, true, "A1001", null, List.of(), false, List.of(only), endpointId);
        send(
                Topics.CATALOGUE_ROUTES.record(
                        SERVICE,
                        RouteRecords.write(
                                route, new RouteRecords.Origin(Environment.SANDBOX, 1, "it"))));
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(service.isReady()).isTrue());
    }
}
