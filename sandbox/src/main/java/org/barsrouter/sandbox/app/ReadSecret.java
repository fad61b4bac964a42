package org.barsrouter.sandbox.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/// The secret between ingress and delivery of a sandbox: minted once for its data directory, so
/// that services in processes of their own share it.
final class ReadSecret {
    private static final String FILE = "read-secret";
    private static final int BYTES = 32;

    private ReadSecret() {}

    static String of(Path data) {
        Path file = data.resolve(FILE);
        try {
            Files.createDirectories(data);
            byte[] random = new byte[BYTES];
            new SecureRandom().nextBytes(random);
            Path fresh = Files.createTempFile(data, FILE, null);
            Files.writeString(fresh, HexFormat.of().formatHex(random));
            try {
                Files.createLink(file, fresh);
            } catch (FileAlreadyExistsException e) {
                // The one that is there counts.
            } finally {
                Files.delete(fresh);
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the sandbox's read secret cannot be kept in " + data, e);
        }
    }
}
