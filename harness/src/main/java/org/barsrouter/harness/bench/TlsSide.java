package org.barsrouter.harness.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.InstantSource;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.ssl.SSLContexts;
import org.barsrouter.sandbox.partner.http.ServerTls;
import org.barsrouter.sandbox.partner.http.TlsFolder;
import org.barsrouter.sandbox.partner.tls.Pem;

/// Certificates for a measurement with TLS on both sides of the router: one authority for ingress,
/// for the receiver, and for the router as the receiver's caller.
final class TlsSide {
    private static final String HOST = "127.0.0.1";
    private static final String BUNDLE = "--spring.ssl.bundle.pem.ingress.keystore.";

    private final Path folder;
    private final ServerTls receiver;

    private TlsSide(Path folder, ServerTls receiver) {
        this.folder = folder;
        this.receiver = receiver;
    }

    /// Writes them into a folder.
    static TlsSide in(Path folder) throws IOException {
        ServerTls receiver = TlsFolder.write(folder, InstantSource.system().instant(), HOST);
        Files.writeString(folder.resolve("chain.pem"), Pem.of(receiver.identity().chain()));
        Files.writeString(folder.resolve("key.pem"), Pem.of(receiver.identity().key()));
        return new TlsSide(folder, receiver);
    }

    /// The receiver's side, which demands a certificate of its callers.
    ServerTls receiver() {
        return receiver;
    }

    /// For senders: trusts the authority and shows nothing.
    SSLContext sender() {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("root", receiver.clients());
            return SSLContexts.custom().loadTrustMaterial(trusted, null).build();
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has TLS", e);
        }
    }

    /// Arguments of the sandbox: what delivery shows to receivers and whom it trusts.
    List<String> delivery() {
        return List.of(
                "--set",
                "delivery.tls.certificate=" + folder.resolve("client.p12"),
                "--set",
                "delivery.tls.password-file=" + folder.resolve("client-password"),
                "--set",
                "delivery.tls.trust=" + folder.resolve("root.pem"));
    }

    /// Arguments of an ingress that speaks TLS.
    List<String> ingress() {
        return List.of(
                "--server.ssl.bundle=ingress",
                BUNDLE + "certificate=file:" + folder.resolve("chain.pem"),
                BUNDLE + "private-key=file:" + folder.resolve("key.pem"));
    }
}
