package org.barsrouter.harness.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
