package org.barsrouter.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.barsrouter.catalogue.testkit.FhirClient;
import org.barsrouter.catalogue.testkit.FhirResources;
import org.barsrouter.catalogue.testkit.RunningCatalogue.Answer;

/// What a client can do wrong, and what it is told: the catalogue errors of the BaRS error pages
/// row by row, and bodies that mean harm.
final class FhirFaults {
    private static final String TEMPLATES = "/Endpoint/$template";
    private static final String NOBODY = "/Endpoint/00000000-0000-5000-8000-000000000000";
    private static final String GOOD =
            FhirResources.template("Acorn", "https://acorn.example/bars");

    private FhirFaults() {}

    /// One fault.
    record Row(String title, Supplier<Answer> call, int status, String code, String issue) {}

    static Stream<Row> rows(FhirClient client) {
        return Stream.concat(requests(client), Stream.concat(rules(client), bodies(client)));
    }

    private static Row bad(String title, Supplier<Answer> call, String issue) {
        return new Row(title, call, 400, "SEND_BAD_REQUEST", issue);
    }

    private static Stream<Row> requests(FhirClient client) {
        return Stream.of(
                bad("a search for everything", () -> client.get("/HealthcareService"), "required"),
                bad(
                        "a search parameter that nobody knows",
                        () -> client.get("/Endpoint?colour=red"),
                        "not-supported"),
                bad(
                        "a token without a bar",
                        () -> client.get("/Endpoint?_has:HealthcareService.Identifier=2000"),
                        "value"),
                bad(
                        "a query that cannot be decoded",
                        () -> client.get("/Endpoint?identifier=%FF"),
                        "value"),
                bad(
                        "no request id",
                        () -> client.send("GET", NOBODY, "", Map.of("X-Request-Id", "")),
                        "required"),
                bad(
                        "a correlation id that is no UUID",
                        () -> client.send("GET", NOBODY, "", Map.of("X-Correlation-Id", "42")),
                        "value"),
                bad(
                        "an organisation that is not base64",
                        () ->
                                client.send(
                                        "POST",
                                        TEMPLATES,
                                        GOOD,
                                        Map.of("NHSD-End-User-Organisation", "?")),
                        "structure"),
                new Row(
                        "two organisations",
                        () ->
                                client.send(
                                        "POST",
                                        TEMPLATES,
                                        GOOD,
                                        Map.of(
                                                "NHSD-End-User-Organisation",
                                                base64(
                                                        "{\"resourceType\":\"Organization\",\"identifier\":[{\"value\":\"SUP2\",\"system\":\"https://fhir.nhs.uk/Id/ods-organization-code\"}]}"))),
                        403,
                        "SEND_FORBIDDEN",
                        "security"),
                new Row("an unknown id", () -> client.get(NOBODY), 404, "NOT_FOUND", "not-found"),
                new Row(
                        "an update of an unknown id",
                        () -> client.put(NOBODY + "/$template", GOOD, Map.of()),
                        404,
                        "NOT_FOUND",
                        "not-found"),
                new Row(
                        "an unknown path",
                        () -> client.get("/Organization"),
                        404,
                        "NOT_FOUND",
                        "not-found"),
                new Row(
                        "a method that is not defined",
                        () -> client.send("PATCH", NOBODY, "{}", Map.of()),
                        405,
                        "SEND_METHOD_NOT_ALLOWED",
                        "not-supported"),
                new Row(
                        "XML is wanted",
                        () ->
                                client.send(
                                        "GET",
                                        NOBODY,
                                        "",
                                        Map.of("Accept", "application/fhir+xml")),
                        406,
                        "SEND_NOT_ACCEPTABLE",
                        "processing"),
                new Row(
                        "XML is sent",
                        () ->
                                client.send(
                                        "POST",
                                        TEMPLATES,
                                        "<Endpoint/>",
                                        Map.of("Content-Type", "application/fhir+xml")),
                        415,
                        "SEND_BAD_REQUEST",
                        "not-supported"));
    }

    private static Stream<Row> rules(FhirClient client) {
        return Stream.of(
                unprocessable(
                        "a service with an Endpoint that is not there",
                        () ->
                                client.post(
                                        "/HealthcareService",
                                        FhirResources.service("2000098890", "nobody")),
                        "invariant"),
                unprocessable(
                        "an Endpoint of a service that is not there",
                        () ->
                                client.post(
                                        "/Endpoint",
                                        FhirResources.endpoint(
                                                "2000098891",
                                                "Acorn",
                                                "https://acorn.example/bars")),
                        "invariant"),
                unprocessable(
                        "an address that breaks a rule",
                        () ->
                                client.post(
                                        TEMPLATES,
                                        FhirResources.template(
                                                "Acorn", "https://user@acorn.example/bars")),
                        "value"),
                unprocessable(
                        "another protocol at the BaRS paths",
                        () -> client.post(TEMPLATES, GOOD.replace("'bars'", "'careconnect'")),
                        "not-supported"),
                bad(
                        "an id that the client chose",
                        () ->
                                client.post(
                                        TEMPLATES,
                                        GOOD.replace("'status'", "'id':'mine','status'")),
                        "value"),
                bad(
                        "no address",
                        () ->
                                client.post(
                                        TEMPLATES,
                                        GOOD.replace(
                                                "'address':'https://acorn.example/bars',", "")),
                        "required"),
                new Row(
                        "BaRS shapes at our own base path",
                        () -> client.r4().post(TEMPLATES, GOOD),
                        400,
                        "SEND_BAD_REQUEST",
                        "structure"));
    }

    private static Row unprocessable(String title, Supplier<Answer> call, String issue) {
        return new Row(title, call, 422, "SEND_UNPROCESSABLE_ENTITY", issue);
    }

    private static Stream<Row> bodies(FhirClient client) {
        return Stream.of(
                hostile(client, "no body", ""),
                hostile(client, "an array", "[]"),
                hostile(client, "a text", "'x'"),
                hostile(client, "half a body", GOOD.substring(0, 100)),
                hostile(client, "two bodies", GOOD + GOOD),
                hostile(client, "a name twice", GOOD.replace("'status'", "'name':'x','status'")),
                hostile(client, "another type", GOOD.replace("'Endpoint'", "'Patient'")),
                hostile(client, "deep nesting", "[".repeat(5_000)),
                hostile(
                        client,
                        "a number for a text",
                        GOOD.replace("'https://acorn.example/bars'", "7")),
                new Row(
                        "bytes that are no text",
                        () ->
                                client.bytes(
                                        "POST", TEMPLATES, new byte[] {'{', (byte) 0xff}, Map.of()),
                        400,
                        "SEND_BAD_REQUEST",
                        "structure"),
                new Row(
                        "a megabyte",
                        () ->
                                client.post(
                                        TEMPLATES,
                                        GOOD.replace("Template of", "x".repeat(1024 * 1024))),
                        413,
                        "SEND_BAD_REQUEST",
                        "too-long"));
    }

    private static Row hostile(FhirClient client, String title, String body) {
        return bad(title, () -> client.post(TEMPLATES, body), "structure");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
