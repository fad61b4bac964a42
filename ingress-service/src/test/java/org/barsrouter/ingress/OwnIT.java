package org.barsrouter.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.barsrouter.ingress.fixture.FakeDelivery;
import org.barsrouter.ingress.fixture.FakeRouter;
import org.barsrouter.ingress.fixture.Received;
import org.barsrouter.ingress.fixture.RunningIngress;
import org.barsrouter.ingress.fixture.Sent;
import org.barsrouter.ingress.fixture.Shared;
import org.barsrouter.schemas.header.BarsHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the router answers for itself, what it says to browsers, and the versions that it serves.
class OwnIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunningIngress ingress = Shared.ingress();
    private final FakeDelivery delivery = Shared.delivery();
    private final FakeRouter router = Shared.router();

    @Test
    void metadata_without_a_target_is_our_own_and_needs_nothing() throws IOException {
        Received received = ingress.get(BarsHeaders.BASE_PATH + "/metadata");

        assertThat(received.status()).isEqualTo(200);
        assertThat(received.header("Content-Type")).hasValue(BarsHeaders.FHIR_JSON);
        JsonNode statement = JSON.readTree(received.text());
        assertThat(statement.path("resourceType").asText()).isEqualTo("CapabilityStatement");
        assertThat(statement.path("version").asText()).isEqualTo("1.4.0");
        assertThat(received.header(BarsHeaders.REQUEST_ID)).isEmpty();
    }

    @Test
    void metadata_without_a_target_echoes_the_ids_that_came() {
        Sent sent = Sent.read("/metadata").without(BarsHeaders.TARGET_IDENTIFIER);

        assertThat(ingress.send(sent).header(BarsHeaders.REQUEST_ID)).hasValue(sent.requestId());
    }

    @Test
    void ping_tells_what_is_running() throws IOException {
        Received received = ingress.get(BarsHeaders.BASE_PATH + "/_ping");

        assertThat(received.status()).isEqualTo(200);
        assertThat(received.header("Content-Type")).hasValue("application/json");
        JsonNode ping = JSON.readTree(received.text());
        assertThat(ping.fieldNames())
                .toIterable()
                .containsExactly("version", "revision", "releaseId", "commitId");
        assertThat(ping.path("commitId").asText()).isEqualTo("abc");
    }

    @Test
    void ping_may_be_asked_for_its_headers_alone() {
        Received received =
                ingress.wire()
                        .exchange(
                                ("HEAD "
                                                + BarsHeaders.BASE_PATH
                                                + "/_ping HTTP/1.1\r\nHost: test\r\nConnection: close\r\n\r\n")
                                        .getBytes(StandardCharsets.US_ASCII));

        assertThat(received.status()).isEqualTo(200);
        assertThat(received.text()).isEmpty();
    }

    @Test
    void status_is_for_those_who_know_the_key() throws IOException {
        Sent sent = Sent.read("/_status");

        assertThat(ingress.send(sent).status()).isEqualTo(401);
        assertThat(ingress.send(sent.with("apikey", "another")).text()).contains("(ING-033)");
        Received received = ingress.send(sent.with("apikey", Shared.API_KEY));
        assertThat(received.status()).isEqualTo(200);
        JsonNode status = JSON.readTree(received.text());
        assertThat(status.path("status").asText()).isEqualTo("pass");
        assertThat(status.path("commitId").asText()).isEqualTo("abc");
    }

    @Test
    void a_page_of_an_admitted_origin_may_call() {
        Sent preflight =
                Sent.read("/Slot")
                        .with("Origin", Shared.ORIGIN)
                        .with("Access-Control-Request-Method", "GET")
                        .without(BarsHeaders.REQUEST_ID)
                        .without(BarsHeaders.CORRELATION_ID);
        Sent asked = preflight.to("OPTIONS", "/Slot");

        Received received = ingress.send(asked);

        assertThat(received.status()).isEqualTo(200);
        assertThat(received.header("Access-Control-Allow-Origin")).hasValue(Shared.ORIGIN);
        assertThat(received.header("Access-Control-Allow-Methods"))
                .hasValue("GET, PUT, POST, PATCH, DELETE");
        assertThat(ingress.send(Sent.read("/Slot").with("Origin", Shared.ORIGIN)))
                .satisfies(answer ->
                        assertThat(answer.header("Access-Control-Allow-Origin"))
                                .hasValue(Shared.ORIGIN));
        assertThat(ingress.send(asked.with("Origin", "https://stranger.example")))
                .satisfies(answer -> {
                    assertThat(answer.status()).isEqualTo(405);
                    assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "application/fhir+json; version=2.0.0 > 406",
                "application/fhir+json; version=1.9.0 > 200",
                "application/fhir+json; version=1.4.0-alpha > 200",
                "*/* > 200"
            })
    void only_a_major_version_above_ours_is_not_acceptable(String accept, int status) {
        Received received = ingress.send(Sent.read("/Slot").with("Accept", accept));

        assertThat(received.status()).isEqualTo(status);
        if (status == 406) {
            assertThat(received.text()).contains("SEND_NOT_ACCEPTABLE", "(ING-031)");
        }
    }

    @Test
    void the_ids_are_missed_before_the_version_and_the_version_before_the_target() {
        Sent wrong =
                Sent.message()
                        .with("Accept", "application/fhir+json;version=2.0.0")
                        .without(BarsHeaders.TARGET_IDENTIFIER);

        assertThat(ingress.send(wrong).text()).contains("(ING-031)");
        assertThat(ingress.send(wrong.without(BarsHeaders.REQUEST_ID)).text())
                .contains("(ING-001)");
    }

    @Test
    void documents_are_looked_for_at_the_consumers_side_and_kept_at_the_producers() {
        Sent search =
                Sent.read("/DocumentReference?subject:identifier=x")
                        .with("Accept", "application/fhir+json;version=1.1.0")
                        .without(BarsHeaders.TARGET_IDENTIFIER);
        Sent read = search.to("GET", "/DocumentReference/RXX-1").with("X-Correlation-Id", uuid());
        Sent kept =
                Sent.message()
                        .to("POST", "/DocumentReference")
                        .body("{\"resourceType\":\"DocumentReference\"}")
                        .with("Accept", "application/fhir+json;version=1.1.0-alpha")
                        .without(BarsHeaders.TARGET_IDENTIFIER);
        router.answers(
                kept.correlationId(),
                FakeRouter.receiverSays(201, "{\"resourceType\":\"OperationOutcome\"}"));

        assertThat(ingress.send(search).status()).isEqualTo(200);
        assertThat(ingress.send(read).status()).isEqualTo(200);
        assertThat(ingress.send(kept).status()).isEqualTo(201);

        assertThat(delivery.callOf(search.correlationId()).orElseThrow().target().value())
                .isEqualTo("consumer");
        assertThat(delivery.callOf(read.correlationId()).orElseThrow().target().value())
                .isEqualTo("producer");
        assertThat(router.messageOf(kept.correlationId()).getTarget())
                .isEqualTo("urn:locator|producer");
    }

    @Test
    void documents_are_not_part_of_version_one() {
        Received received = ingress.send(Sent.read("/DocumentReference"));

        assertThat(received.status()).isEqualTo(406);
        assertThat(received.text()).contains("SEND_NOT_ACCEPTABLE");
    }

    private static String uuid() {
        return UUID.randomUUID().toString();
    }
}
