package org.barsrouter.catalogue.certify;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The hosts that a certificate is made out to (RFC 9525: alternative names; where there are none,
/// the common name, which the national guide asks for).
final class CertificateNames {
    private static final int DNS_NAME = 2;
    private static final int ADDRESS = 7;

    private CertificateNames() {}

    static List<String> of(X509Certificate certificate) {
        List<String> alternatives = alternatives(certificate);
        return alternatives.isEmpty() ? commonNames(certificate) : alternatives;
    }

    private static List<String> alternatives(X509Certificate certificate) {
        try {
            @Nullable Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .filter(CertificateNames::isHost)
                            .map(name -> Objects.toString(name.get(1)))
                            .toList();
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    private static boolean isHost(List<?> name) {
        return Objects.equals(name.get(0), DNS_NAME) || Objects.equals(name.get(0), ADDRESS);
    }

    private static List<String> commonNames(X509Certificate certificate) {
        return Stream.of(certificate.getSubjectX500Principal().getName().split(",", -1))
                .map(String::strip)
                .filter(part -> part.regionMatches(true, 0, "CN=", 0, 3))
                .map(part -> part.substring(3))
                .toList();
    }

    /// Whether one of the names is the host; `*.` stands for exactly one label.
    static boolean cover(List<String> names, String host) {
        String wanted = host.toLowerCase(Locale.ROOT);
        return names.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .anyMatch(name -> name.equals(wanted) || wildcard(name, wanted));
    }

    private static boolean wildcard(String name, String host) {
        int dot = host.indexOf('.');
        return name.startsWith("*.") && dot > 0 && name.substring(1).equals(host.substring(dot));
    }
}
