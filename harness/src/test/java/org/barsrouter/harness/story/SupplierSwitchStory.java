package org.barsrouter.harness.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.barsrouter.sandbox.app.Sandbox;
import org.barsrouter.sandbox.app.SandboxSettings;
import org.barsrouter.sandbox.app.ServicePorts;
import org.barsrouter.sandbox.demo.Partners;
import org.barsrouter.sandbox.message.MessageKind;
import org.barsrouter.sandbox.partner.CastHost;
import org.barsrouter.sandbox.partner.CastMember;
import org.barsrouter.sandbox.partner.http.SimulatedReceiver;
import org.barsrouter.sandbox.partner.http.SimulatedSender;
import org.barsrouter.schemas.id.ServiceId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A supplier is switched under live traffic, existing bookings drain to the old one, and one
/// command puts it back.
class SupplierSwitchStory {
    private static final CastMember WARD = CastMember.EMERGENCY_DEPARTMENT;
    private static final ServiceId SERVICE = WARD.service();
    private static final Duration AHEAD = Duration.ofSeconds(6);
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private Path data = Path.of("");
    private final HttpClient http = HttpClient.newHttpClient();
    private final InstantSource clock = InstantSource.system();

    /// What became of one message: when it was sent, when it was answered, and how.
    private record Sent(Instant from, Instant to, int status) {}

    @Test
    void a_switch_under_live_traffic_loses_nothing_drains_and_is_put_back() throws Exception {
        try (Partners partners = Partners.anywhere();
                Sandbox sandbox =
                        Sandbox.start(
                                SandboxSettings.of(data, ServicePorts.free())
                                        .seeded(partners.seed())
                                        .with(List.of("--catalogue.lead-time=1s")))) {
            SimulatedReceiver old = partners.host(CastHost.HOSPITAL);
            SimulatedReceiver next = partners.host(CastHost.COMMUNITY).hosting(SERVICE);
            SimulatedSender sender = partners.sender(sandbox.ingress());
            String to = endpoint(sandbox, CastMember.PHARMACY.service());
            Traffic traffic = new Traffic(sender);
            traffic.start();
            await().atMost(PATIENCE).until(() -> old.count(SERVICE) > 20);

            Instant at = clock.instant().plus(AHEAD);
            JsonNode changed =
                    post(
                            sandbox,
                            "/catalogue/v1/commands/switch-supplier",
                            "{\"service\":\"%s\",\"to\":\"%s\",\"at\":\"%s\",\"drain\":\"P30D\"}"
                                    .formatted(SERVICE.key(), to, at));
            await().atMost(PATIENCE).until(() -> next.count(SERVICE) > 20);
            List<Sent> sent = traffic.stop();

            assertThat(sent).extracting(Sent::status).containsOnly(200);
            assertThat(old.count(SERVICE) + next.count(SERVICE))
                    .as("each message at exactly one supplier")
                    .isEqualTo(sent.size());
            assertThat(old.distinctPairs(SERVICE) + next.distinctPairs(SERVICE))
                    .isEqualTo(sent.size());
            assertThat(old.count(SERVICE))
                    .as("everything answered before the instant went to the old supplier")
                    .isGreaterThanOrEqualTo(sent.stream().filter(s -> s.to().isBefore(at)).count());
            assertThat(next.count(SERVICE))
                    .as("everything sent after it to the new one")
                    .isGreaterThanOrEqualTo(
                            sent.stream().filter(s -> s.from().isAfter(at)).count());

            long drained = old.count(SERVICE);
            assertThat(
                            sender.send(sender.compose(MessageKind.BOOKING_CANCEL, WARD.party()))
                                    .status())
                    .isEqualTo(200);
            assertThat(old.count(SERVICE)).as("a change of what it has").isEqualTo(drained + 1);

            JsonNode back =
                    post(
                            sandbox,
                            "/catalogue/v1/change-sets/" + changed.path("id").asText() + "/revert",
                            "{\"reason\":\"the story goes back\"}");
            assertThat(back.path("summary").asText()).contains("1 service moves from " + to);
            await().atMost(PATIENCE)
                    .untilAsserted(() -> {
                        long before = old.count(SERVICE);
                        assertThat(
                                        sender.send(
                                                        sender.compose(
                                                                MessageKind.BOOKING_REQUEST,
                                                                WARD.party()))
                                                .status())
                                .isEqualTo(200);
                        assertThat(old.count(SERVICE)).isEqualTo(before + 1);
                    });
        }
    }

    /// Senders that never stop until they are told to.
    private final class Traffic {
        private final SimulatedSender sender;
        private final ConcurrentLinkedQueue<Sent> sent = new ConcurrentLinkedQueue<>();
        private final List<CompletableFuture<Void>> running = new ArrayList<>();
        private volatile boolean stopped;

        Traffic(SimulatedSender sender) {
            this.sender = sender;
        }

        void start() {
            for (int i = 0; i < 2; i++) {
                CompletableFuture<Void> done = new CompletableFuture<>();
                running.add(done);
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                goOn();
                                done.complete(null);
                            } catch (RuntimeException e) {
                                done.completeExceptionally(e);
                            }
                        });
            }
        }

        private void goOn() {
            while (!stopped) {
                Instant from = clock.instant();
                int status =
                        sender.send(sender.compose(MessageKind.BOOKING_REQUEST, WARD.party()))
                                .status();
                sent.add(new Sent(from, clock.instant(), status));
            }
        }

        List<Sent> stop() {
            stopped = true;
            running.forEach(CompletableFuture::join);
            return List.copyOf(sent);
        }
    }

    private String endpoint(Sandbox sandbox, ServiceId service)
            throws IOException, InterruptedException {
        String query = URLEncoder.encode(service.key(), StandardCharsets.UTF_8);
        return send(HttpRequest.newBuilder(uri(sandbox, "/catalogue/v1/service?target=" + query))
                        .build())
                .path("endpointId")
                .asText();
    }

    private JsonNode post(Sandbox sandbox, String path, String body)
            throws IOException, InterruptedException {
        return send(
                HttpRequest.newBuilder(uri(sandbox, path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    private static URI uri(Sandbox sandbox, String path) {
        return URI.create(sandbox.catalogue().toString().replaceFirst("/+$", "") + path);
    }

    private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }
}
