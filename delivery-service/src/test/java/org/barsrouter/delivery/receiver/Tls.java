package org.barsrouter.delivery.receiver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.barsrouter.delivery.tls.store.TlsFiles;
import org.barsrouter.sandbox.partner.tls.Authority;
import org.barsrouter.sandbox.partner.tls.Authority.Validity;
import org.barsrouter.sandbox.partner.tls.Identity;
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
        write(folder.resolve("roots.pem"), pem(List.of(root)));
        return new TlsFiles(
                folder.resolve("chain.pem"),
                folder.resolve("key.pem"),
                null,
                folder.resolve("roots.pem"));
    }

    /// Chain and key as PEM.
    public static void write(Path folder, Identity own) {
        write(folder.resolve("chain.pem"), pem(own.chain()));
        write(folder.resolve("key.pem"), pem("PRIVATE KEY", own.key().getEncoded()));
    }

    public static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public static String pem(List<X509Certificate> certificates) {
        StringBuilder text = new StringBuilder();
        for (X509Certificate certificate : certificates) {
            try {
                text.append(pem("CERTIFICATE", certificate.getEncoded()));
            } catch (GeneralSecurityException e) {
                throw new AssertionError(e);
            }
        }
        return text.toString();
    }

    public static String pem(String kind, byte[] content) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(
                        kind,
                        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content),
                        kind);
    }
}
