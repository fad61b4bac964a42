package org.barsrouter.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barsrouter.ingress.fixture.FakeRouter.receiverSays;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.barsrouter.ingress.fixture.Cluster;
import org.barsrouter.ingress.fixture.FakeRouter;
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

/// Senders that send a byte now and then, to hold what others need: they are sent away, and nobody
/// else notices.
class SlowSendersIT {
    private static final int MANY = 200;
    private static RunningIngress ingress;

    private final FakeRouter router = Shared.router();
    private final ScheduledExecutorService dripping = Executors.newScheduledThreadPool(1);
    private final List<Socket> sockets = new ArrayList<>();

    @BeforeAll
    static void start() {
        ingress =
                RunningIngress.start(
                        Cluster.bootstrapServers(),
                        "--server.tomcat.connection-timeout=3s",
                        "--ingress.patience.head=2s",
                        "--ingress.patience.body=4s");
    }

    @AfterAll
    static void stop() {
        ingress.close();
    }

    @AfterEach
    void ends() throws IOException {
        dripping.shutdownNow();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void heads_that_never_end_are_cut_off_and_others_are_served_meanwhile() throws Exception {
        for (int i = 0; i < MANY; i++) {
            drip("GET " + BarsHeaders.BASE_PATH + "/_ping HTTP/1.1\r\nX-Slow: ");
        }

        Sent sent = Sent.message();
        router.answers(sent.correlationId(), receiverSays(200, "{}"));
        assertThat(ingress.send(sent).status()).isEqualTo(200);

        for (Socket socket : sockets) {
            assertThat(isEnded(socket)).isTrue();
        }
    }

    @Test
    void a_body_that_never_ends_is_answered_and_cut_off() throws Exception {
        Sent sent = Sent.message();
        Socket socket = drip(endlessly(sent));

        assertAnsweredAndCutOff(sent, socket);
    }

    @Test
    void so_is_one_that_stops() throws Exception {
        Sent sent = Sent.message();
        Socket socket = ingress.wire().connect();
        sockets.add(socket);
        socket.getOutputStream().write(endlessly(sent).getBytes(StandardCharsets.US_ASCII));

        assertAnsweredAndCutOff(sent, socket);
    }

    private void assertAnsweredAndCutOff(Sent sent, Socket socket) throws IOException {
        Received received = Wire.read(socket.getInputStream());

        assertThat(received.status()).isEqualTo(400);
        assertThat(received.text()).contains("(ING-043)");
        assertThat(received.header(BarsHeaders.CORRELATION_ID)).hasValue(sent.correlationId());
        assertThat(isEnded(socket)).isTrue();
        assertThat(router.hasSeen(sent.correlationId())).isFalse();
    }

    /// The beginning of a booking that announces much more.
    private static String endlessly(Sent sent) {
        return "POST "
                + BarsHeaders.BASE_PATH
                + "/$process-message HTTP/1.1\r\nHost: test\r\nContent-Length: 100000\r\n"
                + header(sent, BarsHeaders.REQUEST_ID)
                + header(sent, BarsHeaders.CORRELATION_ID)
                + header(sent, BarsHeaders.TARGET_IDENTIFIER)
                + "Content-Type: application/fhir+json\r\n\r\n{";
    }

    /// Opens a connection, sends the text, and then a letter every tenth of a second.
    private Socket drip(String text) throws IOException {
        Socket socket = ingress.wire().connect();
        sockets.add(socket);
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        var drops =
                dripping.scheduleWithFixedDelay(
                        () -> {
                            try {
                                socket.getOutputStream().write('x');
                            } catch (IOException e) {
                                throw new java.io.UncheckedIOException(e);
                            }
                        },
                        100,
                        100,
                        TimeUnit.MILLISECONDS);
        assertThat(drops.isCancelled()).isFalse();
        return socket;
    }

    /// Waits for the end of the connection, or for a byte that should not come.
    private static boolean isEnded(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketException e) {
            return true;
        }
    }

    private static String header(Sent sent, String name) {
        return name + ": " + sent.header(name) + "\r\n";
    }
}
