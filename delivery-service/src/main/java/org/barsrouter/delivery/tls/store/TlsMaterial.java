package org.barsrouter.delivery.tls.store;

import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// What connections to receivers are made with.
///
/// @param certificate ours; null when none is shown
public record TlsMaterial(SSLContext context, @Nullable X509Certificate certificate) {

    /// Our own certificate.
    public Optional<X509Certificate> own() {
        return Optional.ofNullable(certificate);
    }
}
