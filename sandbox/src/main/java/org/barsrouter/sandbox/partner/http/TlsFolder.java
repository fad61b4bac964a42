package org.barsrouter.sandbox.partner.http;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.barsrouter.sandbox.partner.http.ServerTls.Callers;
import org.barsrouter.sandbox.partner.tls.Authority;
import org.barsrouter.sandbox.partner.tls.Authority.Validity;
import org.barsrouter.sandbox.partner.tls.Identity;
import org.barsrouter.sandbox.partner.tls.Pem;

/// Certificates for simulated receivers and for whoever calls them, made anew at every start:
/// `root.pem`, the root of both, and `client.p12`, a client certificate with its key, whose
/// password stands in `client-password`.
public final class TlsFolder {
    /// Password of `client.p12`; it guards nothing that lives longer than the process.
    static final String PASSWORD = "changeit";

    private static final Duration VALID = Duration.ofDays(90);

    private TlsFolder() {}

    /// Writes the files and gives the receivers' own side.
    ///
    /// @param hosts that the receivers' certificate is made out to
    /// @throws UncheckedIOException when the folder cannot be written
    public static ServerTls write(Path folder, Instant now, String... hosts) {
        Validity validity = new Validity(now.minus(Duration.ofHours(1)), now.plus(VALID));
        Authority authority = Authority.create("BaRS Router sandbox", validity);
        Identity client = authority.issue(validity, "router.sandbox.example");
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("root.pem"), Pem.of(List.of(authority.root())));
            Files.writeString(folder.resolve("client-password"), PASSWORD);
            try (OutputStream out = Files.newOutputStream(folder.resolve("client.p12"))) {
                client.keyStore(PASSWORD.toCharArray()).store(out, PASSWORD.toCharArray());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the folder " + folder + " cannot be written", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has PKCS#12", e);
        }
        return new ServerTls(
                authority.issue(validity, hosts), authority.root(), Callers.WITH_CERTIFICATE);
    }
}
