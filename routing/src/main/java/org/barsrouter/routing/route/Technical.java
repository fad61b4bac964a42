package org.barsrouter.routing.route;

import java.util.List;
import java.util.Locale;

/// How an endpoint is spoken to, beyond its connection and payload types. CareConnect and GP
/// Connect endpoints stand beside BaRS ones and differ here.
///
/// @param fhirVersion such as `4.0.1` or `3.0.1`
/// @param securityProfile such as `bars-mtls` or `ssp` (Spine security proxy)
/// @param barsVersions BaRS versions that it serves; empty is any
public record Technical(
        String fhirVersion,
        AddressKind addressKind,
        String securityProfile,
        List<String> barsVersions) {

    /// What an address of the endpoint is.
    public enum AddressKind {
        /// An absolute http(s) URL: the only kind that this router delivers to.
        URL,
        /// An accredited system id on the Spine.
        ASID,
        /// A MESH mailbox.
        MESH,
        /// A mail address.
        MAILTO;

        /// The kind with that text, in any case.
        ///
        /// @throws IllegalArgumentException when there is none
        public static AddressKind of(String text) {
            return valueOf(text.toUpperCase(Locale.ROOT));
        }

        /// As it stands in records and JSON: in lower case.
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Technical {
        barsVersions = List.copyOf(barsVersions);
    }

    /// What a BaRS endpoint is unless it says otherwise: R4, a URL, mutual TLS, any version.
    public static Technical bars() {
        return new Technical("4.0.1", AddressKind.URL, "bars-mtls", List.of());
    }

    /// Whether a BaRS version is served: `1.4` serves `1.4.0`, and an empty list serves all.
    public boolean serves(String version) {
        return barsVersions.isEmpty()
                || barsVersions.stream()
                        .anyMatch(served ->
                                version.equals(served) || version.startsWith(served + "."));
    }
}
