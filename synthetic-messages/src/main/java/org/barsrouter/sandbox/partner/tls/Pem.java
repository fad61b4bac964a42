package org.barsrouter.sandbox.partner.tls;

import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;

/// Certificates and keys as the text that most programs take (RFC 7468).
public final class Pem {
    private static final int LINE = 64;

    private Pem() {}

    /// A chain, in its order.
    public static String of(List<X509Certificate> certificates) {
        StringBuilder text = new StringBuilder();
        for (X509Certificate certificate : certificates) {
            try {
                text.append(of("CERTIFICATE", certificate.getEncoded()));
            } catch (CertificateEncodingException e) {
                throw new IllegalStateException("a certificate that was read can be written", e);
            }
        }
        return text.toString();
    }

    /// A private key, not encrypted.
    public static String of(PrivateKey key) {
        return of("PRIVATE KEY", key.getEncoded());
    }

    /// Any content.
    ///
    /// @param kind what the first and the last line name
    public static String of(String kind, byte[] content) {
        return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
                .formatted(
                        kind,
                        Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(content),
                        kind);
    }
}
