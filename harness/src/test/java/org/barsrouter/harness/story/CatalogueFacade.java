package org.barsrouter.harness.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.barsrouter.schemas.header.BarsHeaders;
import org.junit.jupiter.api.DynamicTest;

/// What a BaRS 1.4.0 client asks of the Endpoint Catalogue, with a plain HTTP client and in the
/// shapes of the published examples: at the catalogue itself, and at the router's one base URL.
///
/// @param number tells the things of one run from those of another; one digit
record CatalogueFacade(String where, URI base, int number) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final List<String> ENDPOINT =
            List.of(
                    "resourceType",
                    "id",
                    "meta",
                    "identifier",
                    "status",
                    "name",
                    "connectionType",
                    "payloadType",
                    "managingOrganization",
                    "address",
                    "header");

    static Stream<DynamicTest> cases(URI catalogue, URI ingress) {
        return Stream.of(
                        new CatalogueFacade("at the catalogue", catalogue, 1),
                        new CatalogueFacade("through ingress", ingress, 2))
                .map(face ->
                        DynamicTest.dynamicTest(
                                "the published catalogue examples " + face.where(),
                                face::examples));
    }

    private record Told(int status, JsonNode json, HttpResponse<String> whole) {}

    private void examples() {
        String template = template();
        String service = service(template);
        String endpoint = endpoint(service);
        errors(template);
        ends(template, service, endpoint);
    }

    private String product() {
        return "SupplierProduct-v2026.%d".formatted(number);
    }

    private String address() {
        return "https://supplier%d.example/Base/Address".formatted(number);
    }

    private String first() {
        return "20000977%d1".formatted(number);
    }

    private String second() {
        return "20000977%d2".formatted(number);
    }

    private String templateBody() {
        return """
        {"resourceType":"Endpoint",
         "identifier":[{"system":"https://fhir.nhs.uk/id/product-id","value":"%s"}],
         "status":"active","name":"Example Template",
         "connectionType":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/endpoint-connection-type","code":"hl7-fhir-rest","display":"HL7 FHIR"}]},
         "payloadType":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/endpoint-payload-type","code":"bars","display":"BaRS"}]}],
         "managingOrganization":[{"identifier":{"system":"https://fhir.nhs.uk/Id/ods-organization-code","value":"X254"}}],
         "address":"%s","header":"public"}\
        """
                .formatted(product(), address());
    }

    /// Create, search and read of a template.
    private String template() {
        Told made = tell("POST", "/Endpoint/$template", templateBody(), "X254");
        assertThat(made.status()).as(made.whole().body()).isEqualTo(200);
        assertThat(names(made.json())).containsExactlyInAnyOrderElementsOf(ENDPOINT);
        String id = made.json().path("id").asText();

        Told found =
                tell(
                        "GET",
                        "/Endpoint/$template?Endpoint.identifier="
                                + encoded("https://fhir.nhs.uk/id/product-id|" + product())
                                + "&ConnectionType="
                                + encoded(
                                        "https://terminology.hl7.org/CodeSystem/endpoint-connection-type|hl7-fhir-rest")
                                + "&PayloadType="
                                + encoded(
                                        "https://terminology.hl7.org/CodeSystem/endpoint-payload-type|bars"),
                        "",
                        "X254");
        assertBundle(found, id, "Endpoint");
        Told read = tell("GET", "/Endpoint/" + id, "", "X254");
        assertThat(read.json()).isEqualTo(made.json());
        assertThat(read.json().at("/connectionType/coding/0/code").asText())
                .isEqualTo("hl7-fhir-rest");
        assertThat(read.json().at("/managingOrganization/0/identifier/value").asText())
                .isEqualTo("X254");
        return id;
    }

    /// Create, search and read of a service that refers to an Endpoint and is managed by a product.
    private String service(String template) {
        Told made = tell("POST", "/HealthcareService", serviceBody(template), "R778");
        assertThat(made.status()).as(made.whole().body()).isEqualTo(200);
        assertThat(names(made.json()))
                .containsExactlyInAnyOrder(
                        "resourceType",
                        "id",
                        "meta",
                        "identifier",
                        "active",
                        "providedBy",
                        "name",
                        "endpoint");
        assertThat(made.json().at("/meta/profile").toString()).contains("UKCore-HealthcareService");
        assertThat(made.json().at("/identifier/0/system").asText())
                .as("strict out")
                .isEqualTo("https://fhir.nhs.uk/Id/dos-service-id");
        assertThat(made.json().at("/endpoint/0/reference").asText()).startsWith("Endpoint/");
        String id = made.json().path("id").asText();

        assertBundle(
                tell(
                        "GET",
                        "/HealthcareService?HealthcareService.identifier="
                                + encoded("http://fhir.nhs.uk/Id/dos-service-id|" + first()),
                        "",
                        "R778"),
                id,
                "HealthcareService");
        Told provided =
                tell(
                        "GET",
                        "/HealthcareService?HealthcareService.providedBy="
                                + encoded("https://fhir.nhs.uk/Id/ods-organization-code|R778"),
                        "",
                        "R778");
        assertThat(provided.json().toString()).contains(id);
        assertThat(tell("GET", "/HealthcareService/" + id, "", "R778").json())
                .isEqualTo(made.json());
        return id;
    }

    private String serviceBody(String template) {
        return """
        {"resourceType":"HealthcareService",
         "identifier":[{"system":"http://fhir.nhs.uk/Id/dos-service-id","value":"%s"},
                       {"system":"http://fhir.nhs.uk/Id/product-id","value":"%s"}],
         "active":true,
         "providedBy":[{"identifier":{"system":"https://fhir.nhs.uk/Id/ods-organization-code","value":"R778"}}],
         "name":"Example Healthcare Service","endpoint":[{"reference":"Endpoint/%s"}]}\
        """
                .formatted(first(), product(), template);
    }

    /// Create, search, read and update of an atomic Endpoint.
    private String endpoint(String service) {
        String bare =
                serviceBody("none")
                        .replace(first(), second())
                        .replace(",\"endpoint\":[{\"reference\":\"Endpoint/none\"}]", "");
        assertThat(tell("POST", "/HealthcareService", bare, "R778").status()).isEqualTo(200);
        String body =
                templateBody()
                        .replace(
                                "\"identifier\":[{\"system\":\"https://fhir.nhs.uk/id/product-id",
                                "\"identifier\":[{\"value\":\"%s\",\"system\":\"https://fhir.nhs.uk/Id/dos-service-id\",\"display\":\"Directory of Services (DOS)\"},{\"system\":\"https://fhir.nhs.uk/id/product-id"
                                        .formatted(second()))
                        .replace("hl7-fhir-rest", "hl7-fhir-msg")
                        .replace(
                                "\"header\":\"public\"",
                                "\"header\":\"public\",\"period\":{\"start\":\"2021-10-11T15:23:30+00:00\",\"end\":\"2098-10-11T15:23:30+00:00\"}");
        Told made = tell("POST", "/Endpoint", body, "X254");
        assertThat(made.status()).as(made.whole().body()).isEqualTo(200);
        assertThat(names(made.json()))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(ENDPOINT.stream(), Stream.of("period")).toList());
        String id = made.json().path("id").asText();

        assertBundle(
                tell(
                        "GET",
                        "/Endpoint?_has:HealthcareService.Identifier="
                                + encoded("https://fhir.nhs.uk/Id/dos-service-id|" + second())
                                + "&Endpoint.identifier="
                                + encoded("https://fhir.nhs.uk/id/product-id|" + product()),
                        "",
                        "X254"),
                id,
                "Endpoint");
        assertThat(
                        tell("GET", "/Endpoint?_has:HealthcareService.Id=" + service, "", "X254")
                                .json()
                                .path("total")
                                .asInt())
                .isEqualTo(1);
        Told suspended =
                tell(
                        "PUT",
                        "/Endpoint/" + id,
                        made.json()
                                .toString()
                                .replace("\"status\":\"active\"", "\"status\":\"suspended\""),
                        "X254");
        assertThat(suspended.status()).as(suspended.whole().body()).isEqualTo(200);
        assertThat(suspended.json().path("status").asText()).isEqualTo("suspended");
        return id;
    }

    private void errors(String template) {
        assertOutcome(
                tell("POST", "/Endpoint/$template", templateBody(), "X254"), 409, "duplicate");
        assertOutcome(
                tell("DELETE", "/Endpoint/" + template + "/$template", "", "Y999"),
                403,
                "forbidden");
        assertOutcome(
                tell("DELETE", "/Endpoint/" + template + "/$template", "", "X254"),
                409,
                "conflict");
        assertOutcome(tell("GET", "/Endpoint/" + UUID.randomUUID(), "", "X254"), 404, "not-found");
        assertOutcome(tell("GET", "/HealthcareService", "", "X254"), 400, "required");
    }

    private void ends(String template, String service, String endpoint) {
        for (String path : List.of("/Endpoint/" + endpoint, "/HealthcareService/" + service)) {
            Told gone = tell("DELETE", path, "", path.startsWith("/Endpoint") ? "X254" : "R778");
            assertThat(gone.status()).as(gone.whole().body()).isEqualTo(200);
            assertThat(gone.json().at("/issue/0/severity").asText()).isEqualTo("information");
            assertThat(gone.json().at("/issue/0/details/coding/0/code").asText()).isEqualTo("OK");
        }
        assertThat(tell("GET", "/Endpoint/" + endpoint, "", "X254").json().path("status").asText())
                .isEqualTo("off");
        assertThat(
                        tell("GET", "/HealthcareService/" + service, "", "R778")
                                .json()
                                .path("active")
                                .asBoolean())
                .isFalse();
        assertThat(tell("GET", "/Endpoint/" + template, "", "X254").status()).isEqualTo(200);
    }

    private void assertBundle(Told told, String id, String type) {
        assertThat(told.status()).as(told.whole().body()).isEqualTo(200);
        assertThat(names(told.json()))
                .containsExactlyInAnyOrder(
                        "resourceType", "id", "type", "total", "timestamp", "link", "entry");
        assertThat(told.json().path("type").asText()).isEqualTo("searchset");
        assertThat(told.json().path("total").asInt()).isEqualTo(1);
        assertThat(told.json().at("/link/0/url").asText())
                .as("the URL that the client asked")
                .startsWith(base + BarsHeaders.BASE_PATH);
        assertThat(told.json().at("/entry/0/fullUrl").asText())
                .isEqualTo(base + BarsHeaders.BASE_PATH + "/" + type + "/" + id);
        assertThat(told.json().at("/entry/0/resource/id").asText()).isEqualTo(id);
    }

    private static void assertOutcome(Told told, int status, String issue) {
        assertThat(told.status()).as(told.whole().body()).isEqualTo(status);
        assertThat(told.json().path("resourceType").asText()).isEqualTo("OperationOutcome");
        assertThat(told.json().at("/issue/0/code").asText()).isEqualTo(issue);
    }

    private static List<String> names(JsonNode json) {
        return json.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Told tell(String method, String path, String body, String ods) {
        String requestId = UUID.randomUUID().toString();
        String organisation =
                """
                {"resourceType":"Organization","identifier":[{"value":"%s","system":"https://fhir.nhs.uk/Id/ods-organization-code"}],"name":"Somebody"}\
                """
                        .formatted(ods);
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(base + BarsHeaders.BASE_PATH + path))
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .header(BarsHeaders.REQUEST_ID, requestId)
                        .header(BarsHeaders.CORRELATION_ID, UUID.randomUUID().toString())
                        .header("Accept", "application/fhir+json")
                        .header("Content-Type", "application/fhir+json;version=1.4.0")
                        .header(
                                BarsHeaders.END_USER_ORGANISATION,
                                Base64.getEncoder()
                                        .encodeToString(
                                                organisation.getBytes(StandardCharsets.UTF_8)))
                        .header("NHSD-Product-Id", product())
                        .build();
        try {
            HttpResponse<String> response =
                    HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(response.headers().firstValue(BarsHeaders.REQUEST_ID)).contains(requestId);
            assertThat(response.headers().allValues(BarsHeaders.REQUEST_ID)).hasSize(1);
            assertThat(response.headers().firstValue("Content-Type").orElse(""))
                    .startsWith(BarsHeaders.FHIR_JSON);
            return new Told(response.statusCode(), JSON.readTree(response.body()), response);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
