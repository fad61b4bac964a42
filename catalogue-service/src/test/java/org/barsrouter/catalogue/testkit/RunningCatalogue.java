package org.barsrouter.catalogue.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.barsrouter.catalogue.CatalogueApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The service as it runs in production, on a free port.
public final class RunningCatalogue implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final ConfigurableApplicationContext context;
    private final HttpClient http;
    private final URI base;

    /// What the service answered.
    public record Answer(int status, String contentType, String text, HttpHeaders headers) {
        public JsonNode body() {
            return JSON.readTree(text);
        }
    }

    private RunningCatalogue(ConfigurableApplicationContext context) {
        this.context = context;
        this.http = HttpClient.newHttpClient();
        this.base =
                URI.create(
                        "http://localhost:"
                                + context.getEnvironment()
                                        .getRequiredProperty("local.server.port"));
    }

    /// Starts and waits until it is ready.
    public static RunningCatalogue start(String... more) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--server.port=0",
                                "--bars.bootstrap-servers=" + Cluster.bootstrapServers(),
                                "--bars.environment=SANDBOX",
                                "--catalogue.lead-time=0s",
                                "--catalogue.claim-check=200ms",
                                "--catalogue.max-import-size=1MB"));
        for (String argument : more) {
            String key = argument.substring(0, argument.indexOf('='));
            arguments.removeIf(present -> present.startsWith(key + "="));
            arguments.add(argument);
        }
        RunningCatalogue service =
                new RunningCatalogue(
                        CatalogueApplication.builder().run(arguments.toArray(String[]::new)));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        assertThat(service.get("/actuator/health/readiness").status())
                                .isEqualTo(200));
        return service;
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    public Answer get(String path) {
        return send(HttpRequest.newBuilder(base.resolve(path)).build());
    }

    public JsonNode explained(String target) {
        return get("/catalogue/v1/$explain?target=" + encoded(target)).body();
    }

    public Answer imports(Map<String, ?> request) {
        return post(JSON.writeValueAsString(request));
    }

    public Answer imports(Map<String, ?> request, Map<String, String> headers) {
        return post("/catalogue/v1/imports", JSON.writeValueAsString(request), headers);
    }

    public Answer validates(Map<String, ?> request) {
        return post("/catalogue/v1/validations", JSON.writeValueAsString(request));
    }

    public Answer reconciles(Map<String, ?> request) {
        return post("/catalogue/v1/reconciliations", JSON.writeValueAsString(request));
    }

    public Answer post(String body) {
        return post("/catalogue/v1/imports", body);
    }

    public Answer post(String path, String body) {
        return send(
                HttpRequest.newBuilder(base.resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    /// Sends one command.
    public Answer command(String name, String body, Map<String, String> headers) {
        return post("/catalogue/v1/commands/" + name, body, headers);
    }

    public Answer post(String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return send(request.build());
    }

    /// Any request, its body byte for byte.
    public Answer send(String method, String path, byte[] body, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path))
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return send(request.build());
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response =
                    http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.headers().firstValue("Content-Type").orElse(""),
                    response.body(),
                    response.headers());
        } catch (IOException e) {
            throw new AssertionError("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        context.close();
        http.close();
    }
}
