package org.barsrouter.delivery.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Mutual TLS with receivers: the certificates of this environment.
///
/// @param certificate our client certificate with its chain as PEM, or a PKCS#12 file with the key
/// @param key its private key as PEM, unless a PKCS#12 file holds it
/// @param passwordFile holds the password of the key or of the PKCS#12 file
/// @param trust PEM file with the roots of this environment; without it the platform's
/// @param checkEvery how often is looked whether the files have changed
/// @param warnBefore time left of a certificate at which a warning is given
public record TlsProperties(
        @Nullable Path certificate,
        @Nullable Path key,
        @Nullable Path passwordFile,
        @Nullable Path trust,
        @DefaultValue("10s") Duration checkEvery,
        @DefaultValue({"30d", "7d", "1d"}) List<Duration> warnBefore) {

    public TlsProperties {
        warnBefore = List.copyOf(warnBefore);
        Checks.positive("delivery.tls.check-every", checkEvery);
        warnBefore.forEach(each -> Checks.positive("delivery.tls.warn-before", each));
        if (certificate == null && (key != null || passwordFile != null)) {
            throw new IllegalArgumentException(
                    "delivery.tls.key and delivery.tls.password-file belong to a certificate: set delivery.tls.certificate too, or none of them");
        }
    }
}
