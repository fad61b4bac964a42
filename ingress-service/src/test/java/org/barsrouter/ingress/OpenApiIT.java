package org.barsrouter.ingress;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.barsrouter.ingress.fixture.FakeRouter;
import org.barsrouter.ingress.fixture.Received;
import org.barsrouter.ingress.fixture.RunningIngress;
import org.barsrouter.ingress.fixture.Sent;
import org.barsrouter.ingress.fixture.Shared;
import org.barsrouter.schemas.header.BarsHeaders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What we say that we serve, against what we serve.
class OpenApiIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    private final RunningIngress ingress = Shared.ingress();
    private JsonNode api = JSON.nullNode();

    @BeforeEach
    void read() throws IOException {
        api = JSON.readTree(ingress.get(BarsHeaders.BASE_PATH + "/_openapi").text());
    }

    /// One operation of the description.
    private record Operation(String path, String method, JsonNode described) {
        Sent sent() {
            String filled =
                    path.replace("{id}", "4f0c0d0e-0000-4000-8000-000000000001")
                            .replace("{messageId}", UUID.randomUUID().toString());
            Sent good =
                    method.equals("get") || method.equals("delete") || method.equals("head")
                            ? Sent.read(filled)
                            : Sent.message();
            return good.to(method.toUpperCase(Locale.ROOT), filled)
                    .with("Accept", "application/fhir+json; version=1.4.0")
                    .with("apikey", Shared.API_KEY)
                    .with(
                            BarsHeaders.END_USER_ORGANISATION,
                            Sent.base64(
                                    "{\"resourceType\":\"Organization\",\"identifier\":[{\"system\":\"https://fhir.nhs.uk/Id/ods-organization-code\",\"value\":\"A1001\"}]}"));
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    @Test
    void every_operation_is_served_and_answers_with_a_status_that_it_names() {
        assertThat(operations()).hasSize(25);
        assertThat(operations())
                .allSatisfy(operation -> {
                    Sent sent = operation.sent();
                    Shared.router()
                            .answers(
                                    sent.correlationId(),
                                    FakeRouter.receiverSays(
                                            operation.described().path("responses").has("201")
                                                    ? 201
                                                    : 200,
                                            "{\"resourceType\":\"Bundle\"}"));

                    Received received = ingress.send(sent);

                    assertThat(received.status())
                            .as(operation.toString())
                            .isIn(statuses(operation));
                    if (!operation.path().startsWith("/_messages")) {
                        assertThat(received.status()).as(operation.toString()).isLessThan(400);
                    }
                });
    }

    @Test
    void every_header_that_is_required_is_missed_when_it_is_not_there() {
        assertThat(operations())
                .allSatisfy(operation -> {
                    for (String header : requiredHeaders(operation)) {
                        Received received = ingress.send(operation.sent().without(header));

                        assertThat(received.status())
                                .as("%s without %s", operation, header)
                                .isIn(400, 401)
                                .isIn(statuses(operation));
                    }
                });
    }

    @Test
    void every_other_method_is_405_and_names_those_that_are_served() {
        for (Map.Entry<String, JsonNode> path : paths()) {
            Set<String> served = new TreeSet<>();
            path.getValue()
                    .fieldNames()
                    .forEachRemaining(name -> {
                        if (!name.equals("parameters")) {
                            served.add(name.toUpperCase(Locale.ROOT));
                        }
                    });
            for (String method : METHODS) {
                if (!path.getValue().has(method)) {
                    Operation other = new Operation(path.getKey(), method, JSON.nullNode());

                    Received received = ingress.send(other.sent());

                    assertThat(received.status()).as(other.toString()).isEqualTo(405);
                    assertThat(received.header("Allow").orElse("").split(", ", -1))
                            .as(other.toString())
                            .containsExactlyInAnyOrderElementsOf(served);
                }
            }
        }
    }

    @Test
    void calls_are_counted_by_what_they_ask_for_and_by_nothing_that_a_caller_writes() {
        ingress.send(
                Sent.read("/Appointment?patient:identifier=9990000000")
                        .with("use-context", "a1t1|booked|booking-request|new"));
        ingress.send(Sent.read("/Patient/9990000000"));

        String metrics = ingress.get("/actuator/prometheus").text();

        assertThat(metrics)
                .contains(
                        "ingress_calls_seconds_count{interaction=\"GET Appointment\",status=\"200\",use_case=\"a1t1\"}")
                .doesNotContain("9990000000", "Patient");
    }

    /// Those of the BaRS API; [TokenIT] looks after the token endpoint, which is elsewhere.
    private List<Map.Entry<String, JsonNode>> paths() {
        return api.path("paths").properties().stream()
                .filter(path -> !path.getValue().has("servers"))
                .toList();
    }

    private List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : paths()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (!method.getKey().equals("parameters") && !method.getKey().equals("head")) {
                    operations.add(
                            new Operation(path.getKey(), method.getKey(), method.getValue()));
                }
            }
        }
        return operations;
    }

    private static List<Integer> statuses(Operation operation) {
        List<Integer> statuses = new ArrayList<>();
        operation
                .described()
                .path("responses")
                .fieldNames()
                .forEachRemaining(status -> statuses.add(Integer.valueOf(status)));
        return statuses;
    }

    private List<String> requiredHeaders(Operation operation) {
        List<String> names = new ArrayList<>();
        for (JsonNode parameter : operation.described().path("parameters")) {
            JsonNode whole =
                    parameter.has("$ref")
                            ? api.at(parameter.path("$ref").asText().substring(1))
                            : parameter;
            if (whole.path("in").asText().equals("header") && whole.path("required").asBoolean()) {
                names.add(whole.path("name").asText());
            }
        }
        return names;
    }
}
