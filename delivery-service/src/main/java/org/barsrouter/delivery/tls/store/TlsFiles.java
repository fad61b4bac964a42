package org.barsrouter.delivery.tls.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Where the certificates of this environment lie.
///
/// @param certificate our client certificate with its chain as PEM, or a PKCS#12 file with the key
///   too; null shows none
/// @param key its private key as PEM; null when it is in the PKCS#12 file
/// @param passwordFile holds the password of the key or of the PKCS#12 file
/// @param trust roots that receivers' chains must lead to, as PEM; null are those of the platform
public record TlsFiles(
        @Nullable Path certificate,
        @Nullable Path key,
        @Nullable Path passwordFile,
        @Nullable Path trust) {

    /// What stands in the files now, ready to use.
    ///
    /// @throws TlsRefusedException when they cannot be read or used
    public TlsMaterial load() {
        return read().material();
    }

    /// What stands in the files now.
    ///
    /// @throws TlsRefusedException when one cannot be read
    TlsContent read() {
        return new TlsContent(
                bytes("delivery.tls.certificate", certificate),
                bytes("delivery.tls.key", key),
                bytes("delivery.tls.password-file", passwordFile),
                bytes("delivery.tls.trust", trust));
    }

    private static byte @Nullable [] bytes(String name, @Nullable Path file) {
        if (file == null) {
            return null;
        }
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new TlsRefusedException(
                    name + ": the file " + file + " cannot be read: check its path and its rights",
                    e);
        }
    }
}
