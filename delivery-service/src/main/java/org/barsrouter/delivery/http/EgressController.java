package org.barsrouter.delivery.http;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.barsrouter.delivery.app.DeliveryService;
import org.barsrouter.delivery.config.DeliveryProperties;
import org.barsrouter.delivery.config.EgressProperties;
import org.barsrouter.deployment.config.BarsProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// Tells what a receiver has to know to let us in: from which addresses we call, and with which
/// certificate.
@RestController
class EgressController {
    private final DeliveryService service;
    private final EgressProperties egress;
    private final String environment;

    /// What receivers are told.
    ///
    /// @param addresses to admit; none when they are not fixed
    /// @param certificate that we show now; null for none
    record EgressAnswer(
            String environment, List<String> addresses, @Nullable ShownCertificate certificate) {}

    /// A client certificate.
    ///
    /// @param sha256 fingerprint in hexadecimal
    record ShownCertificate(String subject, String issuer, Instant expiresAt, String sha256) {
        static ShownCertificate of(X509Certificate certificate) {
            try {
                byte[] digest =
                        MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
                return new ShownCertificate(
                        certificate.getSubjectX500Principal().getName(),
                        certificate.getIssuerX500Principal().getName(),
                        certificate.getNotAfter().toInstant(),
                        HexFormat.of().formatHex(digest));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("a certificate in use can be written", e);
            }
        }
    }

    EgressController(DeliveryService service, DeliveryProperties properties, BarsProperties bars) {
        this.service = service;
        this.egress = properties.egress();
        this.environment = bars.environment().name();
    }

    @GetMapping("/delivery/v1/egress")
    EgressAnswer egress() {
        return new EgressAnswer(
                environment,
                egress.seenByReceivers(),
                service.certificate().map(ShownCertificate::of).orElse(null));
    }
}
