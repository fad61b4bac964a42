package org.barsrouter.harness.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/// Imports and validates over the API that everybody uses.
final class CatalogueCalls {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final CloseableHttpClient http;
    private final URI catalogue;

    CatalogueCalls(CloseableHttpClient http, URI catalogue) {
        this.http = http;
        this.catalogue = catalogue;
    }

    /// Applies a file, whatever it changes.
    void apply(String targets) throws IOException {
        ObjectNode request = request(targets).put("apply", true);
        JsonNode answer = post("/catalogue/v1/imports", request);
        JsonNode exact = answer.path("report").path("ackNeeded");
        if (exact.isObject()) {
            request.set("ack", exact);
            answer = post("/catalogue/v1/imports", request);
        }
        if (!answer.path("applied").asBoolean()) {
            throw new IOException("the import was refused: " + answer.path("detail").asText());
        }
    }

    /// Registers an endpoint that services can be led to.
    void register(String template, URI address) throws IOException {
        int slash = template.indexOf('/');
        change(
                command("register-template")
                        .put("product", template.substring(0, slash))
                        .put("instance", template.substring(slash + 1))
                        .put("managingOrganisation", "ZZZ98")
                        .put("address", address.toString()));
    }

    /// Registers a service and leads it to an endpoint, as one change-set.
    void lead(String service, String template) throws IOException {
        change(
                command("register-service")
                        .put("service", service)
                        .put("providedBy", "ZZZ98")
                        .put("name", "Bench " + service),
                command("assign-endpoint").put("service", service).put("template", template));
    }

    private static ObjectNode command(String name) {
        return JSON.createObjectNode().put("command", name);
    }

    private void change(ObjectNode... commands) throws IOException {
        ObjectNode request = JSON.createObjectNode().put("reason", "bench");
        request.putArray("commands").addAll(List.of(commands));
        JsonNode answer = post("/catalogue/v1/change-sets?mode=apply", request);
        if (!answer.path("state").asText().equals("APPLIED")) {
            throw new IOException("the change was refused: " + answer);
        }
    }

    /// How many services the resolver routes as the file says.
    int matches(String targets) throws IOException {
        ObjectNode request =
                JSON.createObjectNode().put("fileName", "bench.json").put("targets", targets);
        return post("/catalogue/v1/validations", request).path("counts").path("MATCH").asInt();
    }

    private static ObjectNode request(String targets) {
        return JSON.createObjectNode()
                .put("fileName", "bench.json")
                .put("targets", targets)
                .put("actor", "bench");
    }

    private JsonNode post(String path, ObjectNode body) throws IOException {
        HttpPost post = new HttpPost(catalogue.resolve(path));
        post.setEntity(
                new ByteArrayEntity(
                        body.toString().getBytes(StandardCharsets.UTF_8),
                        ContentType.APPLICATION_JSON));
        return http.execute(
                post, response -> JSON.readTree(EntityUtils.toByteArray(response.getEntity())));
    }
}
