package org.barsrouter.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.barsrouter.ingress.fixture.FakeRouter.receiverSays;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocket;
import org.barsrouter.ingress.fixture.Cluster;
import org.barsrouter.ingress.fixture.FakeRouter;
import org.barsrouter.ingress.fixture.Received;
import org.barsrouter.ingress.fixture.RunningIngress;
import org.barsrouter.ingress.fixture.Sent;
import org.barsrouter.ingress.fixture.Shared;
import org.barsrouter.ingress.fixture.Wire;
import org.barsrouter.sandbox.partner.tls.Authority;
import org.barsrouter.sandbox.partner.tls.Authority.Validity;
import org.barsrouter.sandbox.partner.tls.Identity;
import org.barsrouter.sandbox.partner.tls.Pem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The door with TLS, as `docs/operating.md` sets it up, for senders who show a certificate.
class TlsIT {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Validity LONG = new Validity(NOW, NOW.plus(Duration.ofDays(36_500)));
    private static final Authority ROOT = Authority.create("Root", LONG);
    private static final Authority STRANGER = Authority.create("Stranger", LONG);
    private static final int SLOW = 20;
    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir private static Path folder;
    private static RunningIngress ingress;

    private final FakeRouter router = Shared.router();

    @BeforeAll
    static void start() {
        write("roots.pem", Pem.of(List.of(ROOT.root())));
        show("first.example.org");
        String bundle = "--spring.ssl.bundle.pem.ingress.";
        ingress =
                RunningIngress.start(
                        sender(ROOT),
                        Cluster.bootstrapServers(),
                        "--ingress.patience.head=2s",
                        "--server.ssl.bundle=ingress",
                        "--server.ssl.client-auth=need",
                        bundle + "keystore.certificate=file:" + folder.resolve("chain.pem"),
                        bundle + "keystore.private-key=file:" + folder.resolve("key.pem"),
                        bundle + "truststore.certificate=file:" + folder.resolve("roots.pem"),
                        bundle + "reload-on-update=true",
                        "--spring.ssl.bundle.watch.file.quiet-period=200ms");
    }

    @AfterAll
    static void stop() {
        ingress.close();
    }

    @Test
    void a_sender_with_a_certificate_is_served_and_the_answer_is_kept_from_caches() {
        Sent sent = Sent.message();
        router.answers(sent.correlationId(), receiverSays(200, "{}"));

        Received received = ingress.send(sent);

        assertThat(received.status()).isEqualTo(200);
        assertThat(received.header("Strict-Transport-Security")).hasValue("max-age=63072000");
        assertThat(received.header("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(received.header("Cache-Control")).hasValue("no-store");
        assertThat(received.header("Server")).isEmpty();
        assertThat(received.header("X-Powered-By")).isEmpty();
    }

    @Test
    void a_sender_of_another_authority_gets_no_connection() {
        Wire stranger = new Wire(ingress.wire().port(), sender(STRANGER));

        assertThatThrownBy(() -> stranger.exchange(Sent.message()))
                .isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void handshakes_that_never_end_are_cut_off_and_others_are_served_meanwhile() throws Exception {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < SLOW; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), ingress.wire().port());
                socket.setSoTimeout((int) SOON.toMillis());
                // A handshake record of 512 bytes begins, and goes on for ever.
                socket.getOutputStream().write(new byte[] {0x16, 3, 1, 2, 0, 1, 0, 1, (byte) 0xfc});
                slow.add(socket);
            }

            Sent sent = Sent.message();
            router.answers(sent.correlationId(), receiverSays(200, "{}"));
            assertThat(ingress.send(sent).status()).isEqualTo(200);

            for (Socket socket : slow) {
                assertThat(isEndedWhileDripping(socket)).isTrue();
            }
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    /// Sends a byte now and then until the connection ends; what came back meanwhile may be an
    /// alert.
    private static boolean isEndedWhileDripping(Socket socket) throws IOException {
        socket.setSoTimeout(100);
        long end = System.nanoTime() + SOON.toNanos();
        while (System.nanoTime() < end) {
            try {
                socket.getOutputStream().write(0);
                if (socket.getInputStream().read() < 0) {
                    return true;
                }
            } catch (SocketTimeoutException e) {
                // Still open.
            } catch (SocketException e) {
                return true;
            }
        }
        return false;
    }

    @Test
    void certificates_change_while_it_runs_and_broken_files_change_nothing() {
        show("second.example.org");
        await().atMost(SOON).until(() -> shown().equals("CN=second.example.org"));

        write("chain.pem", "nonsense");
        await().during(Duration.ofSeconds(1))
                .atMost(SOON)
                .until(() -> shown().equals("CN=second.example.org"));

        show("third.example.org");
        await().atMost(SOON).until(() -> shown().equals("CN=third.example.org"));
    }

    private static String shown() throws IOException {
        try (SSLSocket socket = (SSLSocket) ingress.wire().connect()) {
            socket.startHandshake();
            X509Certificate leaf = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            return leaf.getSubjectX500Principal().getName();
        }
    }

    private static SocketFactory sender(Authority authority) {
        return authority.issue(LONG, "sender.example.org").serving(ROOT.root()).getSocketFactory();
    }

    private static void show(String name) {
        Identity identity = ROOT.issue(LONG, name);
        write("key.pem", Pem.of(identity.key()));
        write("chain.pem", Pem.of(identity.chain()));
    }

    private static void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
