package org.barsrouter.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.barsrouter.ingress.fixture.FakeRouter.receiverSays;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.barsrouter.ingress.fixture.Cluster;
import org.barsrouter.ingress.fixture.FakeRouter;
import org.barsrouter.ingress.fixture.Heap;
import org.barsrouter.ingress.fixture.Received;
import org.barsrouter.ingress.fixture.RunningIngress;
import org.barsrouter.ingress.fixture.Sent;
import org.barsrouter.ingress.fixture.Shared;
import org.barsrouter.ingress.fixture.Wire;
import org.barsrouter.schemas.header.BarsHeaders;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// More senders than there is room for: none of them waits without end, memory keeps its bounds,
/// and the next request works.
class CrowdedIT {
    private static final int CONNECTIONS = 60;
    private static final int CALLS = 20;

    /// More than twice of what a connection in use takes; five times as many would need more.
    private static final long MOST_EACH = 200 * 1024;

    private static final int BODIES = 1024 * 1024;
    private static final Duration SOON = Duration.ofSeconds(30);
    private static RunningIngress ingress;

    private final FakeRouter router = Shared.router();
    private final List<Socket> sockets = new ArrayList<>();

    @BeforeAll
    static void start() {
        ingress =
                RunningIngress.start(
                        Cluster.bootstrapServers(),
                        "--ingress.max-body=1MB",
                        "--ingress.patience.head=1s",
                        "--ingress.patience.body=3s",
                        "--ingress.capacity.connections=" + CONNECTIONS,
                        "--ingress.capacity.calls=" + CALLS,
                        "--ingress.capacity.bodies=1MB");
    }

    @AfterAll
    static void stop() {
        ingress.close();
    }

    @AfterEach
    void ends() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void connections_that_nobody_uses_make_place_for_those_that_wait() throws Exception {
        for (int i = 0; i < CONNECTIONS; i++) {
            Socket idle = open(ping());
            assertThat(Wire.read(idle.getInputStream()).status()).isEqualTo(200);
        }

        assertThat(deliver().status()).isEqualTo(200);
    }

    @Test
    void an_answer_that_others_wait_for_ends_its_connection() throws Exception {
        for (int i = 0; i < CONNECTIONS; i++) {
            open("GET " + BarsHeaders.BASE_PATH + "/_ping HTTP/1.1\r\nX-Large: " + "x".repeat(500));
        }
        Socket last = sockets.getLast();

        last.getOutputStream().write("\r\nHost: test\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

        assertThat(Wire.read(last.getInputStream()).header("Connection")).hasValue("close");
    }

    @Test
    void heads_that_fill_every_buffer_hold_no_more_than_their_share_and_end() throws Exception {
        long before = Heap.inUse();
        for (int i = 0; i < 5 * CONNECTIONS; i++) {
            open(
                    "GET "
                            + BarsHeaders.BASE_PATH
                            + "/Slot HTTP/1.1\r\nX-Large: "
                            + "x".repeat(30_000));
        }

        CompletableFuture<Received> next = CompletableFuture.supplyAsync(this::deliver);
        long most = 0;
        while (!next.isDone()) {
            most = Math.max(most, Heap.inUse());
        }
        most = Math.max(most, Heap.inUse());

        assertThat(most - before).isLessThan(CONNECTIONS * MOST_EACH);
        // So many collections may have made the brokers look out of reach.
        await().atMost(SOON).untilAsserted(() -> assertThat(deliver().status()).isEqualTo(200));
    }

    @Test
    void calls_that_wait_for_receivers_leave_room_for_a_refusal_and_for_who_comes_after_them()
            throws Exception {
        List<Sent> waiting = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            Sent sent = Sent.message();
            waiting.add(sent);
            open(sent);
        }
        await().atMost(SOON)
                .until(() -> waiting.stream().allMatch(s -> router.hasSeen(s.correlationId())));

        Sent more = Sent.message();
        Received refused = ingress.send(more);

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.text()).contains("(ING-044)");
        assertThat(refused.header("Retry-After")).hasValue("1");
        assertThat(refused.header(BarsHeaders.CORRELATION_ID)).hasValue(more.correlationId());
        for (Sent sent : waiting) {
            router.reply(router.messageOf(sent.correlationId()), receiverSays(200, "{}"));
        }
        for (Socket socket : sockets) {
            assertThat(Wire.read(socket.getInputStream()).status()).isEqualTo(200);
        }
        assertThat(deliver().status()).isEqualTo(200);
    }

    @Test
    void bodies_that_arrive_slowly_hold_no_more_than_there_is_room_for() throws Exception {
        Sent large = Sent.message();
        open(head(large) + "Content-Length: " + BODIES + "\r\n\r\n{");
        await().atMost(SOON)
                .untilAsserted(() -> {
                    Received refused = ingress.send(Sent.message());
                    assertThat(refused.status()).isEqualTo(503);
                    assertThat(refused.text()).contains("(ING-044)");
                });

        sockets.getLast().close();

        await().atMost(SOON).untilAsserted(() -> assertThat(deliver().status()).isEqualTo(200));
    }

    @Test
    void a_body_of_unknown_length_is_counted_as_it_comes() throws Exception {
        Sent large = Sent.message();
        open(head(large) + "Content-Length: " + (BODIES - 40_000) + "\r\n\r\n{");
        String chunk = "c350\r\n" + "x".repeat(50_000) + "\r\n";
        await().atMost(SOON)
                .untilAsserted(() -> {
                    Received refused =
                            ingress.wire()
                                    .exchange(
                                            (head(Sent.message())
                                                            + "Transfer-Encoding: chunked\r\n\r\n"
                                                            + chunk
                                                            + "0\r\n\r\n")
                                                    .getBytes(StandardCharsets.US_ASCII));
                    assertThat(refused.text()).contains("(ING-044)");
                });
    }

    /// A message from its sender to its receiver and back.
    private Received deliver() {
        Sent sent = Sent.message();
        router.answers(sent.correlationId(), receiverSays(200, "{}"));
        return ingress.send(sent);
    }

    private Socket open(String text) throws IOException {
        Socket socket = ingress.wire().connect();
        sockets.add(socket);
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private void open(Sent sent) throws IOException {
        Socket socket = ingress.wire().connect();
        sockets.add(socket);
        socket.getOutputStream().write(sent.wire());
    }

    private static String ping() {
        return "GET " + BarsHeaders.BASE_PATH + "/_ping HTTP/1.1\r\nHost: test\r\n\r\n";
    }

    private static String head(Sent sent) {
        StringBuilder head =
                new StringBuilder(
                        "POST "
                                + BarsHeaders.BASE_PATH
                                + "/$process-message HTTP/1.1\r\nHost: test\r\nContent-Type: application/fhir+json\r\n");
        for (String name :
                List.of(
                        BarsHeaders.REQUEST_ID,
                        BarsHeaders.CORRELATION_ID,
                        BarsHeaders.TARGET_IDENTIFIER)) {
            head.append(name).append(": ").append(sent.header(name)).append("\r\n");
        }
        return head.toString();
    }
}
