package org.barsrouter.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.barsrouter.catalogue.testkit.Cluster;
import org.barsrouter.catalogue.testkit.FhirClient;
import org.barsrouter.catalogue.testkit.FhirResources;
import org.barsrouter.catalogue.testkit.RunningCatalogue;
import org.barsrouter.catalogue.testkit.RunningCatalogue.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

/// Both faces of the FHIR API over HTTP, against a real broker.
class FhirIT {
    private static RunningCatalogue service;
    private static FhirClient supplier;
    private static FhirClient provider;

    @BeforeAll
    static void starts() {
        Cluster.empty();
        service = RunningCatalogue.start();
        supplier = FhirClient.of(service, "SUP1", "Acorn");
        provider = FhirClient.of(service, "PROV1", "none");
    }

    @AfterAll
    static void ends() {
        service.close();
    }

    @Test
    void what_is_created_in_bars_shapes_is_there_in_true_r4() {
        String template = template("Acorn-a", "https://a.acorn.example/bars");
        Answer created =
                provider.post("/HealthcareService", FhirResources.service("2000098801", template));
        assertThat(created.status()).as(created.text()).isEqualTo(200);
        assertThat(created.contentType()).startsWith("application/fhir+json");
        JsonNode made = created.body();
        String id = made.get("id").asString();
        assertThat(created.headers().firstValue("Location").orElse("")).endsWith(BASE_OF + id);
        assertThat(made.get("providedBy").get(0).get("identifier").get("value").asString())
                .isEqualTo("PROV1");
        String endpoint = reference(made.get("endpoint").get(0));

        JsonNode found =
                provider.get(
                                "/Endpoint?_has:HealthcareService.Identifier="
                                        + RunningCatalogue.encoded(
                                                "http://fhir.nhs.uk/Id/dos-service-id|2000098801"))
                        .body();
        assertThat(found.get("total").asInt()).isEqualTo(1);
        JsonNode entry = found.get("entry").get(0);
        assertThat(entry.get("fullUrl").asString()).endsWith("/Endpoint/" + endpoint);
        JsonNode atomic = entry.get("resource");
        assertThat(atomic.get("status").asString()).isEqualTo("active");
        assertThat(atomic.get("address").asString()).isEqualTo("https://a.acorn.example/bars");
        assertThat(atomic.get("header").asString()).isEqualTo("public");
        assertThat(atomic.get("connectionType").get("coding").get(0).get("code").asString())
                .isEqualTo("hl7-fhir-rest");
        assertThat(atomic.get("period").has("start")).isTrue();

        for (String path :
                new String[] {
                    "/HealthcareService/" + id,
                    "/Endpoint/" + endpoint,
                    "/Endpoint/" + template + "/$template",
                    "/List/" + id,
                    "/List?subject=HealthcareService/" + id,
                    "/HealthcareService?organization=PROV1&_count=1",
                    "/Endpoint/$template?connection-type=hl7-fhir-rest",
                    "/HealthcareService/" + id + "/$explain",
                    "/metadata"
                }) {
            Answer answer = provider.r4().get(path);
            assertThat(answer.status()).as(path + answer.text()).isEqualTo(200);
            assertValid(path, answer.text());
        }
        assertThat(provider.r4().get("/List/" + id).body().get("entry").get(0).toString())
                .contains("Endpoint/" + endpoint);
        assertThat(provider.r4().get("/HealthcareService/" + id + "/$explain").text())
                .contains("ROUTED", "https://a.acorn.example/bars");
    }

    private static final String BASE_OF = FhirClient.BARS + "/HealthcareService/";

    private static void assertValid(String path, String text) {
        assertThat(
                        FhirContext.forR4Cached()
                                .newJsonParser()
                                .setParserErrorHandler(new StrictErrorHandler())
                                .parseResource(text))
                .as(path)
                .isNotNull();
    }

    @Test
    void an_update_needs_the_version_that_was_read() {
        String id = template("Acorn-b", "https://b.acorn.example/bars");
        FhirClient client = FhirClient.of(service, "SUP1", "Acorn-b");
        String path = "/Endpoint/" + id + "/$template";
        Answer read = client.r4().get(path);
        String moved = read.text().replace("b.acorn.example", "b2.acorn.example");

        assertRefused(client.r4().put(path, moved, Map.of()), 428, "SEND_BAD_REQUEST", "required");
        assertRefused(
                client.r4().put(path, moved, Map.of("If-Match", "W/\"77\"")),
                412,
                "PROXY_CONFLICT",
                "conflict");
        assertRefused(
                client.put(
                        path,
                        FhirResources.template("Acorn-b", "https://b3.acorn.example/bars")
                                .replace(
                                        "'status'",
                                        "'meta':{'lastUpdated':'2020-01-01T00:00:00Z'},'status'"),
                        Map.of()),
                409,
                "PROXY_CONFLICT",
                "conflict");

        String tag = read.headers().firstValue("ETag").orElseThrow();
        Answer done = client.r4().put(path, moved, Map.of("If-Match", tag));
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(done.body().get("address").asString())
                .isEqualTo("https://b2.acorn.example/bars");
        assertThat(done.headers().firstValue("ETag")).isPresent().get().isNotEqualTo(tag);
        assertRefused(
                client.r4().send("DELETE", path, "", Map.of("If-Match", tag)),
                412,
                "PROXY_CONFLICT",
                "conflict");
        assertThat(client.r4().put(path, done.text(), Map.of()).status())
                .as("what is so already")
                .isEqualTo(200);
    }

    @Test
    void a_repeated_create_makes_one_thing_and_is_answered_alike() {
        FhirClient client = FhirClient.of(service, "SUP1", "Acorn-r");
        Map<String, String> id = Map.of("X-Request-Id", UUID.randomUUID().toString());
        String body = FhirResources.template("Acorn-r", "https://r.acorn.example/bars");

        Answer first = client.send("POST", "/Endpoint/$template", body, id);
        Answer second = client.send("POST", "/Endpoint/$template", body, id);

        assertThat(second.status()).as(second.text()).isEqualTo(first.status());
        assertThat(second.text()).isEqualTo(first.text());
        assertRefused(
                client.send("POST", "/Endpoint/$template", body.replace("r.acorn", "s.acorn"), id),
                409,
                "PROXY_CONFLICT",
                "duplicate");
        assertRefused(client.post("/Endpoint/$template", body), 409, "PROXY_CONFLICT", "duplicate");
    }

    @Test
    void who_may_write_what_follows_the_organisation_and_the_product() {
        String template = template("Acorn-c", "https://c.acorn.example/bars");
        FhirClient stranger = FhirClient.of(service, "SUP9", "Acorn-c");
        assertForbidden(
                stranger.put(
                        "/Endpoint/" + template + "/$template",
                        FhirResources.template("Acorn-c", "https://evil.example/bars")
                                .replace("'SUP1'", "'SUP9'"),
                        Map.of()));
        assertForbidden(
                stranger.post(
                        "/Endpoint/$template",
                        FhirResources.template("Acorn-x", "https://x.acorn.example/bars")));
        assertForbidden(
                stranger.post("/HealthcareService", FhirResources.service("2000098803", template)));

        Answer made =
                provider.post(
                        "/HealthcareService",
                        FhirResources.service("2000098803", template)
                                .replace(
                                        "],'active'",
                                        ",{'system':'https://fhir.nhs.uk/Id/product-id','value':'Acorn-c'}],'active'"));
        assertThat(made.status()).as(made.text()).isEqualTo(200);
        String path = "/HealthcareService/" + made.body().get("id").asString();
        FhirClient granted = FhirClient.of(service, "SUP1", "Acorn-c");
        assertThat(
                        granted.put(
                                        path,
                                        made.text().replace("Service 2000", "Clinic 2000"),
                                        Map.of())
                                .status())
                .isEqualTo(200);
        assertForbidden(
                granted.put(
                        path,
                        granted.get(path).text().replace("\"active\":true", "\"active\":false"),
                        Map.of()));
        assertForbidden(stranger.send("DELETE", path, "", Map.of()));

        Answer gone = provider.send("DELETE", path, "", Map.of());
        assertThat(gone.status()).as(gone.text()).isEqualTo(200);
        assertThat(gone.body().get("issue").get(0).get("code").asString())
                .isEqualTo("informational");
        assertThat(provider.get(path).body().get("active").asBoolean()).isFalse();
    }

    private static void assertForbidden(Answer answer) {
        assertRefused(answer, 403, "SEND_FORBIDDEN", "forbidden");
    }

    @Test
    void a_private_address_is_for_its_supplier_and_routing_only() {
        FhirClient client = FhirClient.of(service, "SUP1", "Acorn-p");
        String body =
                FhirResources.template("Acorn-p", "https://p.acorn.example/bars")
                        .replace("'public'", "'private'");
        String path =
                "/Endpoint/" + client.post("/Endpoint/$template", body).body().get("id").asString();

        assertThat(client.get(path).text()).contains("https://p.acorn.example/bars");
        assertThat(provider.get(path).body().has("address")).isFalse();
        Answer masked = provider.r4().get(path);
        assertThat(masked.text()).contains("SUBSETTED", "masked").doesNotContain("p.acorn");
        assertValid(path, masked.text());
    }

    @Test
    void an_endpoint_in_the_place_of_another_is_a_switch_that_drains() {
        String old = template("Acorn-d", "https://d.acorn.example/bars");
        String other = template("Birch-d", "https://d.birch.example/bars");
        Answer made = provider.post("/HealthcareService", FhirResources.service("2000098804", old));
        String path = "/HealthcareService/" + made.body().get("id").asString();

        Answer switched = provider.put(path, FhirResources.service("2000098804", other), Map.of());

        assertThat(switched.status()).as(switched.text()).isEqualTo(200);
        assertThat(switched.body().get("endpoint")).hasSize(1);
        assertThat(service.explained("2000098804").get("address").asString())
                .isEqualTo("https://d.birch.example/bars");
        assertThat(
                        service.get("/catalogue/v1/$explain?op=existing&target=2000098804")
                                .body()
                                .get("address")
                                .asString())
                .isEqualTo("https://d.acorn.example/bars");
        assertThat(
                        provider.get("/Endpoint/" + reference(made.body().get("endpoint").get(0)))
                                .body()
                                .get("status")
                                .asString())
                .isEqualTo("off");
    }

    @Test
    void a_bars_edit_leaves_the_careconnect_route_alone_and_losing_it_needs_a_word() {
        String bars = template("Acorn-e", "https://e.acorn.example/bars");
        FhirClient care = FhirClient.of(service, "SUP1", "Care-e");
        Answer spine = care.r4().post("/Endpoint/$template", FhirResources.CARECONNECT);
        assertThat(spine.status()).as(spine.text()).isEqualTo(201);
        Answer made =
                provider.r4()
                        .post(
                                "/HealthcareService",
                                FhirResources.r4Service(
                                        "2000098805", bars, spine.body().get("id").asString()));
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String path = "/HealthcareService/" + made.body().get("id").asString();

        JsonNode seen = provider.get(path).body();
        assertThat(seen.get("endpoint")).as("BaRS clients see BaRS").hasSize(1);
        Answer edited =
                provider.put(
                        path,
                        FhirResources.service("2000098805", "none")
                                .replace(",'endpoint':[{'reference':'Endpoint/none'}]", ""),
                        Map.of());
        assertThat(edited.status()).as(edited.text()).isEqualTo(200);
        assertThat(edited.body().get("endpoint")).isEmpty();
        assertThat(explained("2000098805", "careconnect")).isEqualTo("ROUTED");
        assertThat(
                        provider.r4()
                                .get(
                                        "/Endpoint?_has:HealthcareService:endpoint:_id="
                                                + made.body().get("id").asString())
                                .text())
                .contains("careconnect", "asid:123456789012");

        Answer whole = provider.r4().get(path);
        String without = whole.text().replaceFirst(",\"endpoint\":\\[[^]]*]", "");
        Map<String, String> tag =
                Map.of("If-Match", whole.headers().firstValue("ETag").orElseThrow());
        Answer refused = provider.r4().put(path, without, tag);
        assertRefused(refused, 409, "PROXY_CONFLICT", "business-rule");
        assertThat(refused.text()).contains("careconnect", "X-Acknowledge");
        Answer meant =
                provider.r4()
                        .put(
                                path,
                                without,
                                Map.of(
                                        "If-Match",
                                        tag.get("If-Match"),
                                        "X-Acknowledge",
                                        "without-route=careconnect"));
        assertThat(meant.status()).as(meant.text()).isEqualTo(200);
        assertThat(explained("2000098805", "careconnect")).isNotEqualTo("ROUTED");
    }

    private static String explained(String value, String payload) {
        return service.get(
                        "/catalogue/v1/$explain?connectionType=hl7-fhir-rest&payloadType="
                                + payload
                                + "&target="
                                + value)
                .body()
                .get("outcome")
                .asString();
    }

    @TestFactory
    Stream<DynamicTest> what_is_wrong_is_said_in_an_operation_outcome() {
        return FhirFaults.rows(supplier)
                .map(row ->
                        DynamicTest.dynamicTest(
                                row.title(),
                                () ->
                                        assertRefused(
                                                row.call().get(),
                                                row.status(),
                                                row.code(),
                                                row.issue())));
    }

    @Test
    void both_ids_come_back_on_good_and_on_bad_answers() {
        Map<String, String> ids =
                Map.of(
                        "X-Request-Id", UUID.randomUUID().toString(),
                        "X-Correlation-Id", UUID.randomUUID().toString());
        for (String path :
                new String[] {"/Endpoint/$template?Endpoint.identifier=x", "/Nonsense"}) {
            Answer answer = supplier.send("GET", path, "", ids);
            ids.forEach((name, value) ->
                    assertThat(answer.headers().firstValue(name)).as(path).contains(value));
        }
    }

    private static String template(String product, String address) {
        Answer answer =
                FhirClient.of(service, "SUP1", product)
                        .post("/Endpoint/$template", FhirResources.template(product, address));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().get("id").asString();
    }

    private static String reference(JsonNode reference) {
        return reference.get("reference").asString().substring("Endpoint/".length());
    }

    static void assertRefused(Answer answer, int status, String code, String issue) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.contentType()).startsWith("application/fhir+json");
        assertThat(answer.body().get("resourceType").asString()).isEqualTo("OperationOutcome");
        JsonNode first = answer.body().get("issue").get(0);
        assertThat(first.get("severity").asString()).isEqualTo("error");
        assertThat(first.get("code").asString()).as(answer.text()).isEqualTo(issue);
        JsonNode coding = first.get("details").get("coding").get(0);
        assertThat(coding.get("code").asString()).as(answer.text()).isEqualTo(code);
        assertThat(first.get("diagnostics").asString()).matches("(?s).+\\(CAT-\\d{3}\\)");
        assertValid("OperationOutcome", answer.text());
    }
}
