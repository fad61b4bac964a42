package org.barsrouter.delivery.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.awaitility.Awaitility;
import org.barsrouter.delivery.DeliveryApplication;
import org.barsrouter.delivery.receiver.Tls;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.sandbox.partner.tls.Authority;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.schemas.read.ReadAnswer;
import org.barsrouter.schemas.read.ReadCall;
import org.barsrouter.schemas.read.ReadWire;
import org.barsrouter.schemas.refusal.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

class DeliveryApplicationIT {
    private static final String SECRET = "a-secret-of-this-test-and-of-nobody-else";
    private static final byte[] CALL =
            ReadWire.write(
                    new ReadCall(
                            new ServiceId(IdentifierSystems.DOS_SERVICE_ID, "2000012345"),
                            null,
                            "/Slot",
                            null,
                            List.of(),
                            Duration.ofSeconds(5)));

    @Test
    void it_starts_as_a_service_and_says_when_it_is_ready(@TempDir Path folder) throws Exception {
        Authority root = Tls.authority("Root");
        Tls.files(folder, root.issue(Tls.LONG, "router.example.org"), root.root());
        try (ConfigurableApplicationContext context =
                DeliveryApplication.builder()
                        .run(
                                "--server.port=0",
                                "--bars.bootstrap-servers=" + TestCluster.servers(),
                                "--bars.environment=SANDBOX",
                                "--delivery.reads.secret=" + SECRET,
                                "--delivery.tls.certificate=" + folder.resolve("chain.pem"),
                                "--delivery.tls.key=" + folder.resolve("key.pem"),
                                "--delivery.egress.addresses=127.0.0.21,127.0.0.22",
                                "--delivery.group-id=application-it")) {
            String port = context.getEnvironment().getRequiredProperty("local.server.port");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() ->
                            assertThat(status(port, "/actuator/health/readiness")).isEqualTo(200));
            assertThat(get(port, "/actuator/prometheus").body())
                    .contains("delivery_tls_expiry_seconds{whose=\"our own\"}");
            assertThat(get(port, "/delivery/v1/egress").body())
                    .contains(
                            "\"environment\":\"SANDBOX\"",
                            "\"addresses\":[\"127.0.0.21\",\"127.0.0.22\"]",
                            "\"subject\":\"CN=router.example.org\"",
                            "\"issuer\":\"CN=Root\"");
            assertThat(read(port, CALL).statusCode()).as("nobody").isEqualTo(401);
            assertThat(read(port, CALL, "Bearer " + SECRET + "x").statusCode())
                    .as("a stranger")
                    .isEqualTo(401);
            assertThat(read(port, new byte[] {'x'}, "Bearer " + SECRET).statusCode())
                    .as("no call")
                    .isEqualTo(400);
            HttpResponse<byte[]> answer = read(port, CALL, "Bearer " + SECRET);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(ReadWire.readAnswer(answer.body()))
                    .isEqualTo(
                            new ReadAnswer.Refused(
                                    Refusal.SERVICE_UNKNOWN.code(),
                                    Optional.empty(),
                                    OptionalLong.empty()));
        }
    }

    private static int status(String port, String path) throws IOException, InterruptedException {
        return get(port, path).statusCode();
    }

    private static HttpResponse<String> get(String port, String path)
            throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static HttpResponse<byte[]> read(String port, byte[] call, String... authorization)
            throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + ReadCall.RELAY_PATH))
                        .header("Content-Type", ReadCall.MEDIA_TYPE)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(call));
        for (String credentials : authorization) {
            request.header("Authorization", credentials);
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }
}
