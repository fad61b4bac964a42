package org.barsrouter.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.barsrouter.ingress.fixture.FakeRouter.receiverSays;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.barsrouter.ingress.fixture.BrokerProcess;
import org.barsrouter.ingress.fixture.Cluster;
import org.barsrouter.ingress.fixture.FakeRouter;
import org.barsrouter.ingress.fixture.Received;
import org.barsrouter.ingress.fixture.RunningIngress;
import org.barsrouter.ingress.fixture.Sent;
import org.barsrouter.schemas.header.BarsHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One long story, because a broker that dies and returns is one story: refused and unknown within
/// a second, a relay that was accepted before keeps waiting, and everything works again.
class BrokerDownIT {
    private static final Duration ONE_SECOND = Duration.ofSeconds(1);
    private static final Duration BACK = Duration.ofSeconds(60);

    @Test
    void survives_the_death_of_its_broker(@TempDir Path directory) {
        try (BrokerProcess broker = new BrokerProcess(directory).awaitUp();
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Cluster.prepare(broker.bootstrapServers());
            try (FakeRouter router = new FakeRouter(broker.bootstrapServers());
                    RunningIngress ingress = RunningIngress.start(broker.bootstrapServers())) {
                Sent early = Sent.message();
                CompletableFuture<Received> relayed =
                        CompletableFuture.supplyAsync(() -> ingress.send(early), threads);
                router.messageOf(early.correlationId());
                List<Sent> answered = new ArrayList<>();

                broker.kill();
                for (int i = 0; i < 10; i++) {
                    answered.add(answeredWithinASecond(ingress));
                }
                await().atMost(ONE_SECOND).until(() -> !ingress.isReady());
                Sent refused = refusedAtOnce(ingress);
                assertThat(relayed).isNotDone();

                broker.startAgain();
                await().atMost(BACK).until(ingress::isReady);
                router.reply(router.messageOf(early.correlationId()), receiverSays(200, "{}"));
                assertThat(relayed)
                        .succeedsWithin(BACK)
                        .extracting(Received::status)
                        .isEqualTo(200);
                Sent late = Sent.message();
                router.answers(late.correlationId(), receiverSays(200, "{}"));
                assertThat(ingress.send(late).status()).isEqualTo(200);
                assertThat(router.hasSeen(refused.correlationId())).isFalse();
                assertThat(answered).hasSize(10);
            }
        }
    }

    private static Sent answeredWithinASecond(RunningIngress ingress) {
        Sent sent = Sent.message();
        long before = System.nanoTime();

        Received received = ingress.send(sent);

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(ONE_SECOND);
        assertThat(received.status()).isIn(503, 504);
        assertThat(received.text()).contains(received.status() == 503 ? "(ING-019)" : "(ING-020)");
        assertThat(received.header(BarsHeaders.REQUEST_ID)).hasValue(sent.requestId());
        assertThat(received.header(BarsHeaders.CORRELATION_ID)).hasValue(sent.correlationId());
        return sent;
    }

    private static Sent refusedAtOnce(RunningIngress ingress) {
        Sent sent = Sent.message();
        Received received = ingress.send(sent);
        assertThat(received.status()).isEqualTo(503);
        return sent;
    }
}
