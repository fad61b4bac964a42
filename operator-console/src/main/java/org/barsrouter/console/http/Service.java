package org.barsrouter.console.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/// One of the services that the command line and the web console ask.
public final class Service {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT = Duration.ofSeconds(3);

    /// A national catalogue of ten thousand services takes a while to be checked.
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final String name;
    private final String option;
    private final URI base;
    private final Duration patience;
    private final HttpClient client;

    /// Where a service is.
    ///
    /// @param name as people call it, such as `journal`
    /// @param option the option or key that says so
    public record Address(String name, String option, URI base) {

        /// The address that was said.
        ///
        /// @param port where `./bars up` has it
        /// @throws IllegalArgumentException when the address is no http(s) URL
        public static Address of(String name, Said said, int port) {
            String url = said.url();
            String bare = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
            if (!bare.matches("https?://[^\\s/?#]+(/[^\\s?#]*)?")) {
                throw new IllegalArgumentException(
                        said.option()
                                + " must be an http or https address, such as http://127.0.0.1:"
                                + port);
            }
            return new Address(name, said.option(), URI.create(bare));
        }
    }

    /// An address as it was given.
    ///
    /// @param option that gave it
    public record Said(String option, String url) {}

    /// A service at its address.
    ///
    /// @param patience how long it may take to answer
    public Service(Address address, Duration patience) {
        this.name = address.name();
        this.option = address.option();
        this.base = address.base();
        this.patience = patience;
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT)
                        .build();
    }

    /// The journal at its base address.
    ///
    /// @throws IllegalArgumentException when the address is no http(s) URL
    public static Service journal(String url) {
        return patient(Address.of("journal", new Said("--journal-url", url), 8084));
    }

    /// The catalogue at its base address.
    ///
    /// @throws IllegalArgumentException when the address is no http(s) URL
    public static Service catalogue(String url) {
        return patient(Address.of("catalogue", new Said("--catalogue-url", url), 8083));
    }

    /// Any instance of delivery at its base address; it asks the others.
    ///
    /// @throws IllegalArgumentException when the address is no http(s) URL
    public static Service delivery(String url) {
        return patient(Address.of("delivery service", new Said("--delivery-url", url), 8082));
    }

    private static Service patient(Address address) {
        return new Service(address, LONGEST);
    }

    /// The operators' port of any instance of ingress.
    ///
    /// @throws IllegalArgumentException when the address is no http(s) URL
    public static Service ingress(String url) {
        return patient(
                Address.of(
                        "operators' port of ingress", new Said("--ingress-admin-url", url), 8089));
    }

    /// The same with headers.
    ///
    /// @param headers by name
    public Answer get(String path, Map<String, String> headers) {
        HttpRequest.Builder request = request(path);
        headers.forEach(request::header);
        return send(request.GET());
    }

    /// Puts a document under a path.
    ///
    /// @param headers by name
    public Answer put(String path, JsonNode body, Map<String, String> headers) {
        HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
        headers.forEach(request::header);
        return send(request.PUT(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path, JsonNode body) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    /// The same, saying who acts.
    ///
    /// @param headers by name
    public Answer post(String path, JsonNode body, Map<String, String> headers) {
        HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
        headers.forEach(request::header);
        return send(request.POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    /// A value made safe for a path or a query.
    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Accept", "application/json, application/problem+json")
                .timeout(patience);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer.Answered(
                    response.statusCode(), json(response.body()), response.body());
        } catch (HttpTimeoutException e) {
            return new Answer.Unreachable(
                    "The %s at %s did not answer in time: look at its log.".formatted(name, base));
        } catch (IOException e) {
            return new Answer.Unreachable(
                    ("The %s does not answer at %s. Start everything with ./bars up, or say with %s"
                                    + " where it runs.")
                            .formatted(name, base, option));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Unreachable("Interrupted while asking the " + name + ".");
        }
    }

    private static JsonNode json(String text) {
        try {
            JsonNode read = JSON.readTree(text);
            return read.isMissingNode() ? JsonNodeFactory.instance.objectNode() : read;
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.objectNode();
        }
    }
}
