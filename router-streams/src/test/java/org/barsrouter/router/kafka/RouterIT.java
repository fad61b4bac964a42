package org.barsrouter.router.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.barsrouter.router.RouterApplication;
import org.barsrouter.router.topology.Samples;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.avro.InboundMessage;
import org.barsrouter.schemas.avro.Kind;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.schemas.serde.Decoded;
import org.barsrouter.schemas.topic.Topic;
import org.barsrouter.schemas.topic.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

class RouterIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Cluster CLUSTER = Cluster.SHARED;

    @TempDir private static Path folder;

    private static ConfigurableApplicationContext router;

    @BeforeAll
    static void start() throws Exception {
        CLUSTER.write(Topics.CATALOGUE_ROUTES, Samples.CLINIC, Samples.route(Samples.CLINIC));
        CLUSTER.write(Topics.CATALOGUE_ROUTES, Samples.SURGERY, Samples.route(Samples.SURGERY));
        router = started(Environment.SANDBOX);
    }

    @AfterAll
    static void stop() {
        router.close();
    }

    @Test
    void it_is_ready_when_it_routes() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> {
                    HttpResponse<String> answer = get("/actuator/health/readiness");
                    assertThat(answer.statusCode()).isEqualTo(200);
                    assertThat(answer.body()).contains("\"router\":{\"status\":\"UP\"}");
                });
    }

    @Test
    void a_message_goes_to_its_lane() throws Exception {
        InboundMessage message = fresh(Samples.relayTo(Samples.CLINIC));

        CLUSTER.write(Topics.INBOUND, Samples.CLINIC, message);

        assertThat(writtenFor(Topics.OUTBOUND, message).key()).isEqualTo("product/main#0");
        await().untilAsserted(() ->
                assertThat(get("/actuator/prometheus").body())
                        .contains("router_messages_total{end=\"FORWARDED\""));
    }

    @Test
    void a_refusal_goes_to_the_partition_that_the_ingress_reads() throws Exception {
        InboundMessage message = fresh(Samples.relayTo(Samples.NOWHERE));

        CLUSTER.write(Topics.INBOUND, Samples.NOWHERE, message);

        assertThat(writtenFor(Topics.REPLIES, message).partition()).isEqualTo(2);
    }

    @Test
    void a_deferred_refusal_comes_back_as_a_notice_on_the_senders_lane() throws Exception {
        InboundMessage message = fresh(Samples.deferredTo(Samples.NOWHERE));

        CLUSTER.write(Topics.INBOUND, Samples.NOWHERE, message);

        writtenFor(Topics.DEAD_LETTERS, message);
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(CLUSTER.all(Topics.OUTBOUND))
                                .extracting(record -> value(record.value()).getMessage())
                                .anyMatch(notice ->
                                        notice.getKind() == Kind.NOTICE
                                                && (message.getMessageId() + ".0")
                                                        .equals(notice.getAbout())));
    }

    @Test
    void a_new_route_counts_for_the_next_message() throws Exception {
        ServiceId opened = new ServiceId(Samples.CLINIC.system(), "2000000055");
        CLUSTER.write(Topics.CATALOGUE_ROUTES, opened, Samples.route(opened));

        await().atMost(PATIENCE)
                .untilAsserted(() -> {
                    InboundMessage message = fresh(Samples.relayTo(opened));
                    CLUSTER.write(Topics.INBOUND, opened, message);
                    await().atMost(Duration.ofSeconds(2))
                            .until(() -> isWritten(Topics.OUTBOUND, message));
                });
    }

    @Test
    void a_restart_takes_over_at_once() throws Exception {
        writtenAfter(Samples.relayTo(Samples.CLINIC), PATIENCE);

        router.close();
        router = started(Environment.SANDBOX);

        writtenAfter(Samples.relayTo(Samples.CLINIC), Duration.ofSeconds(8));
    }

    @Test
    void it_keeps_nothing_on_disk() throws IOException {
        try (var files = Files.walk(folder)) {
            assertThat(files.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void it_refuses_to_start_on_a_cluster_of_another_environment() {
        assertThatThrownBy(() -> started(Environment.INT).close())
                .rootCause()
                .hasMessageContaining("the cluster belongs to environment SANDBOX");
    }

    private static ConfigurableApplicationContext started(Environment environment) {
        return RouterApplication.builder()
                .run(
                        "--bars.bootstrap-servers=" + CLUSTER.address(),
                        "--bars.environment=" + environment,
                        "--router.state-dir=" + folder,
                        "--server.port=0");
    }

    private static void writtenAfter(InboundMessage sample, Duration patience) throws Exception {
        InboundMessage message = fresh(sample);
        CLUSTER.write(Topics.INBOUND, ServiceId.parse(sample.getTarget()).orElseThrow(), message);
        await().atMost(patience).until(() -> isWritten(Topics.OUTBOUND, message));
    }

    private static <V extends SpecificRecord> ConsumerRecord<String, Decoded<V>> writtenFor(
            Topic<?, V> topic, InboundMessage message) {
        await().atMost(PATIENCE).until(() -> isWritten(topic, message));
        return CLUSTER.all(topic).stream()
                .filter(record -> isFor(record, message))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isWritten(
            Topic<?, ? extends SpecificRecord> topic, InboundMessage message) {
        return CLUSTER.all(topic).stream().anyMatch(record -> isFor(record, message));
    }

    private static boolean isFor(
            ConsumerRecord<String, ? extends Decoded<?>> record, InboundMessage message) {
        return record.value().toString().contains(message.getMessageId() + ".0");
    }

    private static <V> V value(Decoded<V> decoded) {
        return switch (decoded) {
            case Decoded.Readable<V>(V value) -> value;
            case Decoded.Poison<V>(byte[] _, String reason) -> throw new AssertionError(reason);
        };
    }

    private static InboundMessage fresh(InboundMessage sample) {
        return InboundMessage.newBuilder(sample)
                .setMessageId(UUID.randomUUID().toString())
                .setAcceptBy(null)
                .build();
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        String port = router.getEnvironment().getProperty("local.server.port");
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }
}
