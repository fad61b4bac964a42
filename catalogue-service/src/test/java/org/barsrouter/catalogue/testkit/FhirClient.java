package org.barsrouter.catalogue.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.barsrouter.catalogue.testkit.RunningCatalogue.Answer;

/// A FHIR client of one organisation with one product, at one of the catalogue's faces.
///
/// @param base path of the face
public record FhirClient(RunningCatalogue service, String base, Map<String, String> identity) {
    public static final String BARS = "/booking-and-referral/FHIR/R4";
    public static final String R4 = "/endpoint-catalogue/FHIR/R4";
    private static final int LONGEST = 4_000;

    /// Somebody of an organisation.
    public static FhirClient of(RunningCatalogue service, String ods, String product) {
        return new FhirClient(
                service,
                BARS,
                Map.of("NHSD-End-User-Organisation-ODS", ods, "NHSD-Product-Id", product));
    }

    /// The same at our own base path.
    public FhirClient r4() {
        return new FhirClient(service, R4, identity);
    }

    public Answer get(String path) {
        return send("GET", path, "", Map.of());
    }

    public Answer post(String path, String body) {
        return send("POST", path, body, Map.of());
    }

    public Answer put(String path, String body, Map<String, String> more) {
        return send("PUT", path, body, more);
    }

    /// Sends a text.
    ///
    /// @param body may be written with single quotes
    /// @param more headers beside the ids, the content type and who it is; they win
    public Answer send(String method, String path, String body, Map<String, String> more) {
        return bytes(method, path, body.replace('\'', '"').getBytes(StandardCharsets.UTF_8), more);
    }

    public Answer bytes(String method, String path, byte[] body, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(identity);
        headers.put("X-Request-Id", UUID.randomUUID().toString());
        headers.put("X-Correlation-Id", UUID.randomUUID().toString());
        headers.put("Accept", "application/fhir+json");
        headers.put("Content-Type", "application/fhir+json;version=1.4.0");
        headers.putAll(more);
        headers.values().removeIf(String::isEmpty);
        Answer answer = service.send(method, base + path, body, headers);
        transcript(method + " " + base + path, body, answer);
        return answer;
    }

    /// What `docs/catalogue.md` shows is taken from here.
    private static void transcript(String request, byte[] body, Answer answer) {
        if (body.length > LONGEST) {
            return;
        }
        try {
            Files.writeString(
                    Path.of("target", "fhir.txt"),
                    "%s%n%s%n%d ETag: %s%n%s%n%n"
                            .formatted(
                                    request,
                                    new String(body, StandardCharsets.UTF_8),
                                    answer.status(),
                                    answer.headers().firstValue("ETag").orElse("none"),
                                    answer.text()),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
