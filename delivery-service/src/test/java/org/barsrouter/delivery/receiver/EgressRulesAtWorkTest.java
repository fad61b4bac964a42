package org.barsrouter.delivery.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.barsrouter.delivery.classify.AttemptResult;
import org.barsrouter.delivery.classify.AttemptResult.Answered;
import org.barsrouter.delivery.classify.AttemptResult.NotSent;
import org.barsrouter.delivery.classify.AttemptResult.Obstacle;
import org.barsrouter.routing.egress.EgressRules;
import org.barsrouter.routing.egress.Network;
import org.barsrouter.sandbox.partner.tls.Authority;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The rules of an environment that is not the sandbox, against a receiver on the loopback.
class EgressRulesAtWorkTest {
    private static final Authority ROOT = Tls.authority("Root");

    @TempDir private java.nio.file.Path folder;

    @Test
    void a_name_that_stands_for_the_loopback_is_not_connected_to() {
        try (ScriptedReceiver receiver = receiver()) {
            assertThat(result(receiver, "localhost", List.of()))
                    .isEqualTo(new NotSent(Obstacle.ADDRESS));
            assertThat(receiver.connections()).isZero();
        }
    }

    @Test
    void unless_its_network_is_admitted() {
        try (ScriptedReceiver receiver = receiver()) {
            assertThat(result(receiver, "localhost", List.of(Network.parse("127.0.0.0/8"))))
                    .isInstanceOf(Answered.class);
        }
    }

    @Test
    void a_host_that_is_not_listed_is_not_even_looked_up() {
        try (ScriptedReceiver receiver = receiver()) {
            assertThat(result(receiver, "127.0.0.1", List.of(Network.parse("127.0.0.0/8"))))
                    .isEqualTo(new NotSent(Obstacle.ADDRESS));
            assertThat(receiver.connections()).isZero();
        }
    }

    private static ScriptedReceiver receiver() {
        return ScriptedReceiver.secured(ROOT.issue(Tls.LONG, "localhost").serving(ROOT.root()));
    }

    private AttemptResult result(ScriptedReceiver receiver, String host, List<Network> networks) {
        try (ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
                HttpReceiverClient client =
                        new HttpReceiverClient(
                                new HttpSettings(
                                        Duration.ofSeconds(5),
                                        Duration.ofSeconds(5),
                                        20,
                                        40,
                                        Duration.ofSeconds(20),
                                        1_000_000),
                                new Egress(
                                        new EgressRules.Listed(List.of("localhost"), networks),
                                        List.of(),
                                        EgressNews.none()),
                                Tls.files(folder, ROOT.issue(Tls.LONG, "us"), ROOT.root())
                                        .load()
                                        .context(),
                                timer,
                                InstantSource.system())) {
            return client.call(
                            new ReceiverCall(
                                    "GET",
                                    URI.create("https://" + host + ":" + receiver.port() + "/"),
                                    "/metadata",
                                    null,
                                    List.of(),
                                    ByteBuffer.allocate(0),
                                    Duration.ofSeconds(10)))
                    .result();
        }
    }
}
