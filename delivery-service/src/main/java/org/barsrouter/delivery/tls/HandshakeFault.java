package org.barsrouter.delivery.tls;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.barsrouter.delivery.classify.AttemptResult.Obstacle;
import org.jspecify.annotations.Nullable;

/// Tells from what the platform throws why there was no TLS connection.
public final class HandshakeFault {
    /// How the platform reports an alert that the peer sent; which one follows.
    private static final String ALERT = "Received fatal alert: ";

    private HandshakeFault() {}

    public static Obstacle of(SSLException thrown) {
        if (thrown instanceof SSLPeerUnverifiedException) {
            return Obstacle.TLS_NAME;
        }
        if (refusesUs(thrown)) {
            return Obstacle.TLS_REFUSED;
        }
        Obstacle found = Obstacle.TLS;
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateExpiredException
                    || cause instanceof CertificateNotYetValidException) {
                return Obstacle.TLS_EXPIRED;
            }
            if (cause instanceof CertPathValidatorException
                    || cause instanceof CertPathBuilderException) {
                found = Obstacle.TLS_UNTRUSTED;
            }
        }
        return found;
    }

    /// Whether the peer ended the handshake because of the certificate that we showed, or did not
    /// show (RFC 8446 section 6.2). In TLS 1.3 this may come after the request was written; a
    /// server does not read a request before it has judged the certificate that it asked for, so
    /// that nothing was processed.
    public static boolean refusesUs(SSLException thrown) {
        String alert = alert(thrown.getMessage());
        return switch (alert) {
            case "bad_certificate",
                    "unsupported_certificate",
                    "certificate_revoked",
                    "certificate_expired",
                    "certificate_unknown",
                    "unknown_ca",
                    "access_denied",
                    "certificate_required" ->
                    true;
            default -> false;
        };
    }

    private static String alert(@Nullable String message) {
        int at = message == null ? -1 : message.indexOf(ALERT);
        return message == null || at < 0 ? "" : message.substring(at + ALERT.length()).strip();
    }
}
