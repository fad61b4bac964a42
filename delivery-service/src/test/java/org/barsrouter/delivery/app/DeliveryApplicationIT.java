package org.barsrouter.delivery.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.barsrouter.delivery.DeliveryApplication;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class DeliveryApplicationIT {

    @Test
    void it_starts_as_a_service_and_says_when_it_is_ready() throws Exception {
        try (ConfigurableApplicationContext context =
                DeliveryApplication.builder()
                        .run(
                                "--server.port=0",
                                "--bars.bootstrap-servers=" + TestCluster.servers(),
                                "--bars.environment=SANDBOX",
                                "--delivery.group-id=application-it")) {
            String port = context.getEnvironment().getRequiredProperty("local.server.port");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() ->
                            assertThat(status(port, "/actuator/health/readiness")).isEqualTo(200));
            assertThat(status(port, "/actuator/prometheus")).isEqualTo(200);
        }
    }

    private static int status(String port, String path) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
