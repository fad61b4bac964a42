package org.barsrouter.catalogue.prober;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.barsrouter.catalogue.certify.Reply.Cause;
import org.barsrouter.catalogue.certify.TlsSeen;

/// Shakes hands over TLS once and tells what was shown.
final class Handshake {
    private final Certificates certificates;
    private final ScheduledExecutorService watchdog;
    private final Duration timeout;

    Handshake(Certificates certificates, ScheduledExecutorService watchdog, Duration timeout) {
        this.certificates = certificates;
        this.watchdog = watchdog;
        this.timeout = timeout;
    }

    TlsSeen with(Place place) {
        SeenChain seen = new SeenChain();
        int millis = Math.toIntExact(timeout.toMillis());
        try (Socket plain = new Socket()) {
            ScheduledFuture<?> deadline =
                    watchdog.schedule(() -> end(plain), millis, TimeUnit.MILLISECONDS);
            try {
                plain.connect(place.socket(), millis);
                return shaken(plain, place, seen);
            } finally {
                deadline.cancel(false);
            }
        } catch (SocketTimeoutException e) {
            return new TlsSeen.Nothing(Cause.TIME);
        } catch (IOException e) {
            return new TlsSeen.Nothing(Cause.CONNECT);
        }
    }

    private TlsSeen shaken(Socket plain, Place place, SeenChain seen) throws IOException {
        plain.setSoTimeout(Math.toIntExact(timeout.toMillis()));
        try (SSLSocket tls =
                (SSLSocket)
                        certificates
                                .context(seen)
                                .getSocketFactory()
                                .createSocket(plain, place.host(), plain.getPort(), true)) {
            tls.startHandshake();
            return new TlsSeen.Shown(tls.getSession().getProtocol(), seen.chain());
        } catch (IOException e) {
            return seen.chain().isEmpty()
                    ? new TlsSeen.Nothing(Cause.TLS)
                    : new TlsSeen.Shown("", seen.chain());
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone: that was the purpose.
        }
    }
}
