package org.barsrouter.delivery.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.awaitility.Awaitility;
import org.barsrouter.delivery.DeliveryApplication;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/// Two instances on one broker: whichever is asked, the one that has the lane answers.
class WhyIT {
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final KafkaProducer<String, SpecificRecord> PRODUCER =
            WholeService.newProducer();
    private static final int[] PORTS = {freePort(), freePort()};
    private static final ConfigurableApplicationContext[] INSTANCES =
            new ConfigurableApplicationContext[2];

    @BeforeAll
    static void start() {
        for (int i = 0; i < 2; i++) {
            INSTANCES[i] =
                    DeliveryApplication.builder()
                            .run(
                                    "--server.port=" + PORTS[i],
                                    "--bars.bootstrap-servers=" + TestCluster.servers(),
                                    "--bars.environment=SANDBOX",
                                    "--delivery.group-id=why-it",
                                    "--delivery.breaker.probe-initial=5m",
                                    "--delivery.advertised-url=http://127.0.0.1:" + PORTS[i]);
        }
    }

    @AfterAll
    static void stop() {
        for (ConfigurableApplicationContext instance : INSTANCES) {
            instance.close();
        }
        PRODUCER.close();
    }

    @Test
    void both_instances_tell_why_a_message_an_endpoint_and_a_host_wait() throws Exception {
        String endpoint = "why/" + UUID.randomUUID();
        int nobody = freePort();
        URI dead = URI.create("http://127.0.0.1:" + nobody);
        Outbound last = Outbound.deferred(endpoint, dead);
        for (int i = 0; i < 8; i++) {
            PRODUCER.send(WholeService.record(Outbound.deferred(endpoint, dead))).get();
        }
        PRODUCER.send(WholeService.record(last)).get();

        for (int port : PORTS) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(90))
                    .untilAsserted(() -> isToldAt(port, last, "127.0.0.1:" + nobody));
        }
    }

    /// Partitions move while the second instance joins; until then an answer has gaps.
    private static void isToldAt(int port, Outbound last, String host) throws Exception {
        JsonNode answer = why(port, last.idText());
        assertThat(answer.at("/deliveries/0/place").asText()).isEqualTo("PARKED");
        assertThat(answer.at("/deliveries/0/lane/host/state").asText()).isEqualTo("OPEN");
        assertThat(answer.at("/deliveries/0/sentences").toString())
                .contains("The host " + host + " is down since");
        String message = last.id().messageId().toString();
        assertThat(why(port, message).at("/deliveries/0/deliveryId").asText())
                .isEqualTo(last.idText());
        assertThat(why(port, last.lane().endpointId()).at("/lanes/0/lane").asText())
                .isEqualTo(last.lane().toString());
        assertThat(why(port, host).at("/lanes").size()).isEqualTo(1);
        assertThat(get(port, "/delivery/v1/outages").body())
                .containsOnlyOnce("\"subject\":\"" + host + "\"");
    }

    @Test
    void what_nobody_has_is_a_clear_404() throws Exception {
        HttpResponse<String> answer = get(PORTS[0], "/delivery/v1/why?id=" + UUID.randomUUID());

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(answer.body()).contains("DLV-101");
    }

    private static JsonNode why(int port, String id) throws IOException, InterruptedException {
        String encoded = URLEncoder.encode(id, StandardCharsets.UTF_8);
        return JSON.readTree(get(port, "/delivery/v1/why?id=" + encoded).body());
    }

    private static HttpResponse<String> get(int port, String path)
            throws IOException, InterruptedException {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
