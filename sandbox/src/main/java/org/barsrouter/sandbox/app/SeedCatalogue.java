package org.barsrouter.sandbox.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/// Fills the catalogue over the API that everybody uses.
public final class SeedCatalogue {
    private static final ObjectMapper JSON = new ObjectMapper();

    private SeedCatalogue() {}

    /// Imports a seed; importing the same again changes nothing.
    public static void importInto(URI catalogue, SandboxSettings.Seed seed) {
        String body =
                JSON.createObjectNode()
                        .put("fileName", "targets.json")
                        .put("targets", seed.targets())
                        .put("providers", seed.providers())
                        .put("apply", true)
                        .put("actor", "sandbox")
                        .put("reason", "the sandbox's own partners")
                        .toString();
        HttpRequest request =
                HttpRequest.newBuilder(catalogue.resolve("/catalogue/v1/imports"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException("the catalogue refused the import: " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the catalogue at " + catalogue + " did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while importing", e);
        }
    }
}
