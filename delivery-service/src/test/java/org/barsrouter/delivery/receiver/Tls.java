package org.barsrouter.delivery.receiver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.barsrouter.delivery.tls.store.TlsFiles;
import org.barsrouter.sandbox.partner.tls.Authority;
import org.barsrouter.sandbox.partner.tls.Authority.Validity;
import org.barsrouter.sandbox.partner.tls.Identity;
import org.barsrouter.sandbox.partner.tls.Pem;
import org.springframework.boot.ssl.SslBundle;

/// Certificates that are made for the occasion, in the files that an operator would have.
public final class Tls {
    /// What the platform trusts, with no certificate of ours.
    public static final SSLContext PLATFORM = SslBundle.systemDefault().createSslContext();

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    /// For longer than anybody runs this.
    public static final Validity LONG = new Validity(NOW, NOW.plus(Duration.ofDays(36_500)));

    /// Over before this was written.
    public static final Validity PAST = new Validity(NOW.minus(Duration.ofDays(9)), NOW);

    private Tls() {}

    public static Authority authority(String name) {
        return Authority.create(name, LONG);
    }

    /// Files of a folder with a client certificate and the root that it trusts.
    public static TlsFiles files(Path folder, Identity own, X509Certificate root) {
        write(folder, own);
        write(folder.resolve("roots.pem"), Pem.of(List.of(root)));
        return new TlsFiles(
                folder.resolve("chain.pem"),
                folder.resolve("key.pem"),
                null,
                folder.resolve("roots.pem"));
    }

    /// Chain and key as PEM.
    public static void write(Path folder, Identity own) {
        write(folder.resolve("chain.pem"), Pem.of(own.chain()));
        write(folder.resolve("key.pem"), Pem.of(own.key()));
    }

    public static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
