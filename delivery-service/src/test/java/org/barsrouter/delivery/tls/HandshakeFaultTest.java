package org.barsrouter.delivery.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.barsrouter.delivery.classify.AttemptResult.Obstacle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandshakeFaultTest {

    @ParameterizedTest
    @CsvSource({
        "Received fatal alert: bad_certificate, TLS_REFUSED",
        "(certificate_required) Received fatal alert: certificate_required, TLS_REFUSED",
        "(unknown_ca) Received fatal alert: unknown_ca, TLS_REFUSED",
        "Received fatal alert: handshake_failure, TLS",
        "Received fatal alert: protocol_version, TLS",
        "Remote host terminated the handshake, TLS"
    })
    void an_alert_about_certificates_means_ours(String message, Obstacle obstacle) {
        assertThat(HandshakeFault.of(new SSLHandshakeException(message))).isEqualTo(obstacle);
    }

    @Test
    void the_cause_tells_what_is_wrong_with_theirs() {
        SSLException expired = new SSLHandshakeException("path validation failed");
        expired.initCause(new CertPathBuilderException(new CertificateExpiredException()));
        SSLException untrusted = new SSLHandshakeException("path building failed");
        untrusted.initCause(new CertPathBuilderException());

        assertThat(HandshakeFault.of(expired)).isEqualTo(Obstacle.TLS_EXPIRED);
        assertThat(HandshakeFault.of(untrusted)).isEqualTo(Obstacle.TLS_UNTRUSTED);
        assertThat(HandshakeFault.of(new SSLPeerUnverifiedException("another name")))
                .isEqualTo(Obstacle.TLS_NAME);
    }
}
