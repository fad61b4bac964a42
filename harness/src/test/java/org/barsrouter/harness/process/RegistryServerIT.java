package org.barsrouter.harness.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.barsrouter.harness.architecture.Sources;
import org.barsrouter.sandbox.app.ServicePorts;
import org.barsrouter.schemas.registry.HttpRegistry;
import org.barsrouter.schemas.registry.ReleasedSchemas;
import org.barsrouter.schemas.topic.Topic;
import org.barsrouter.schemas.topic.Topics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Our registry client and our schemas against a real Confluent-compatible server.
@Tag("full")
class RegistryServerIT {
    @TempDir static Path folder;
    private static @Nullable JavaProcess server;
    private static URI address = URI.create("http://127.0.0.1");

    @BeforeAll
    static void starts() throws IOException {
        Path jar = Sources.root().resolve("harness/target/registry/quarkus-run.jar");
        assumeTrue(
                Files.exists(jar),
                "the schema registry server is not here: ./bars test --full fetches it");
        ServicePorts ports = ServicePorts.free();
        address = URI.create("http://127.0.0.1:" + ports.ingress() + "/apis/ccompat/v7/");
        server =
                JavaProcess.jar(
                        jar,
                        folder.resolve("registry.out"),
                        List.of(
                                "quarkus.http.host=127.0.0.1",
                                "quarkus.http.port=" + ports.ingress(),
                                "quarkus.management.host=127.0.0.1",
                                "quarkus.management.port=" + ports.router()));
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> send(request("subjects").GET()) == 200);
        int set = put("config", "{\"compatibility\":\"FULL_TRANSITIVE\"}");
        assertThat(set).as("the registry's own compatibility rule").isEqualTo(200);
    }

    @AfterAll
    static void ends() {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void takes_every_released_schema_and_gives_it_back_by_its_id() {
        HttpRegistry registry = new HttpRegistry(address, Optional.empty());
        for (ReleasedSchemas.Released released : ReleasedSchemas.all()) {
            int id = registry.idOf(released.subject(), released.schema());

            Schema found = new HttpRegistry(address, Optional.empty()).byId(id);

            assertThat(ReleasedSchemas.fingerprintText(found))
                    .as(released.subject())
                    .isEqualTo(ReleasedSchemas.fingerprintText(released.schema()));
            assertThat(registry.latestVersion(released.subject())).isEqualTo(released.version());
        }
        for (Topic<?, ?> topic : Topics.all()) {
            Schema current = SpecificData.get().getSchema(topic.valueType());
            assertThat(registry.isCompatible(topic.subject(), current))
                    .as("%s by the registry's judgement", topic.subject())
                    .isTrue();
        }
    }

    @Test
    void refuses_a_schema_that_breaks_compatibility() {
        HttpRegistry registry = new HttpRegistry(address, Optional.empty());
        Schema sound = SpecificData.get().getSchema(Topics.CONTROLS.valueType());
        registry.idOf(Topics.CONTROLS.subject(), sound);
        Schema broken =
                new Schema.Parser()
                        .parse(
                                ReleasedSchemas.fingerprintText(sound)
                                        .replace("\"actor\"", "\"operator\""));

        assertThat(registry.isCompatible(Topics.CONTROLS.subject(), broken)).isFalse();
    }

    private static int put(String path, String body) throws IOException {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(5));
    }

    private static int send(HttpRequest.Builder request) throws IOException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
