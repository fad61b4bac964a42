package org.barsrouter.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.barsrouter.ingress.fixture.FakeRouter.receiverSays;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.barsrouter.ingress.fixture.Cluster;
import org.barsrouter.ingress.fixture.FakeRouter;
import org.barsrouter.ingress.fixture.Received;
import org.barsrouter.ingress.fixture.RunningIngress;
import org.barsrouter.ingress.fixture.Sent;
import org.barsrouter.ingress.fixture.Shared;
import org.junit.jupiter.api.Test;

/// How ingress starts, refuses to start, and ends.
class LifecycleIT {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final FakeRouter router = Shared.router();

    @Test
    void answers_what_is_open_before_it_ends() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            RunningIngress ingress = RunningIngress.start(Cluster.bootstrapServers());
            Sent sent = Sent.message();
            CompletableFuture<Received> open =
                    CompletableFuture.supplyAsync(() -> ingress.send(sent), threads);
            router.messageOf(sent.correlationId());

            CompletableFuture<Void> closed = CompletableFuture.runAsync(ingress::close, threads);
            await().atMost(SOON).until(() -> refusesConnections(ingress));
            assertThat(open).isNotDone();
            router.reply(router.messageOf(sent.correlationId()), receiverSays(200, "{}"));

            assertThat(open).succeedsWithin(SOON).extracting(Received::status).isEqualTo(200);
            assertThat(closed).succeedsWithin(SOON);
        }
    }

    private static boolean refusesConnections(RunningIngress ingress) {
        try (Socket socket = ingress.wire().connect()) {
            return socket.isClosed();
        } catch (IOException e) {
            return true;
        }
    }

    @Test
    void takes_its_relay_deadline_from_the_settings() {
        try (RunningIngress ingress =
                RunningIngress.start(Cluster.bootstrapServers(), "--ingress.relay-deadline=9s")) {
            Sent sent = Sent.message();
            router.answers(sent.correlationId(), receiverSays(200, "{}"));

            ingress.send(sent);

            var message = router.messageOf(sent.correlationId());
            assertThat(Duration.between(message.getAcceptedAt(), message.getDeliverBy()))
                    .isEqualTo(Duration.ofSeconds(9));
        }
    }

    @Test
    void refuses_the_cluster_of_another_environment() {
        assertThatThrownBy(() ->
                        RunningIngress.start(Cluster.bootstrapServers(), "--bars.environment=PROD"))
                .rootCause()
                .hasMessageContaining("belongs to environment SANDBOX, this service to PROD");
    }

    @Test
    void refuses_a_setting_that_it_does_not_know() {
        assertThatThrownBy(() ->
                        RunningIngress.start(Cluster.bootstrapServers(), "--ingress.max-bodi=1MB"))
                .rootCause()
                .hasMessageContaining("ingress.max-bodi");
    }
}
