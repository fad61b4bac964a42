package org.barsrouter.schemas.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;

/// A Confluent-compatible registry server, by the few calls of Confluent's REST API that a service
/// needs. Every schema is asked for once and kept.
public final class HttpRegistry implements SchemaRegistry {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final String MEDIA_TYPE = "application/vnd.schemaregistry.v1+json";

    private final URI base;
    private final Optional<String> authorization;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final Map<Integer, Schema> byId = new ConcurrentHashMap<>();
    private final Map<Key, Integer> ids = new ConcurrentHashMap<>();

    private record Key(String subject, Schema schema) {}

    /// @param userInfo `user:password` for basic authentication, Confluent's `basic.auth.user.info`
    public HttpRegistry(URI base, Optional<String> userInfo) {
        this.base = URI.create(base.toString().replaceAll("/+$", "") + "/");
        this.authorization =
                userInfo.map(user ->
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(user.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public int idOf(String subject, Schema schema) {
        return ids.computeIfAbsent(new Key(subject, schema), this::register);
    }

    @Override
    public Schema byId(int id) {
        return byId.computeIfAbsent(
                id,
                missing ->
                        new Schema.Parser()
                                .parse(get("schemas/ids/" + missing).path("schema").asText()));
    }

    /// Whether the server would take `schema` as the next version of `subject`; true for a new one.
    public boolean isCompatible(String subject, Schema schema) {
        HttpResponse<String> answer =
                send(
                        post(
                                "compatibility/subjects/" + encoded(subject) + "/versions/latest",
                                schema));
        return answer.statusCode() == 404 || read(answer).path("is_compatible").asBoolean();
    }

    /// The newest version number of a subject.
    public int latestVersion(String subject) {
        return get("subjects/" + encoded(subject) + "/versions/latest").path("version").asInt();
    }

    private int register(Key key) {
        HttpRequest request =
                post("subjects/" + encoded(key.subject) + "/versions?normalize=true", key.schema);
        return read(send(request)).path("id").asInt();
    }

    private JsonNode get(String path) {
        return read(send(request(path).GET().build()));
    }

    private HttpRequest post(String path, Schema schema) {
        String body =
                JSON.createObjectNode()
                        .put("schemaType", "AVRO")
                        .put("schema", ReleasedSchemas.fingerprintText(schema))
                        .toString();
        return request(path)
                .header("Content-Type", MEDIA_TYPE)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path))
                        .timeout(TIMEOUT)
                        .header("Accept", MEDIA_TYPE);
        authorization.ifPresent(value -> request.header("Authorization", value));
        return request;
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw SchemaRegistryException.outOfReach(
                    "the schema registry at "
                            + base
                            + " cannot be reached: check schema.registry.url",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SchemaRegistryException("interrupted while asking the schema registry", e);
        }
    }

    private static JsonNode read(HttpResponse<String> answer) {
        if (answer.statusCode() >= 500) {
            throw SchemaRegistryException.outOfReach(
                    "the schema registry answered "
                            + answer.statusCode()
                            + ": look after it, or check schema.registry.url and basic.auth.user.info",
                    new IOException("status " + answer.statusCode()));
        }
        if (answer.statusCode() != 200) {
            throw new SchemaRegistryException(
                    "the schema registry answered "
                            + answer.statusCode()
                            + " to "
                            + answer.request().uri().getPath()
                            + ": register our schemas there, or check basic.auth.user.info");
        }
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new SchemaRegistryException("the schema registry's answer is not JSON", e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
