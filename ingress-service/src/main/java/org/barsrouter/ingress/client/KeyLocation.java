package org.barsrouter.ingress.client;

import java.net.URI;

/// Where the public keys of an application are.
public sealed interface KeyLocation {

    /// Kept with its registration.
    ///
    /// @param jwks JWK set (RFC 7517), public keys only
    record Here(String jwks) implements KeyLocation {}

    /// Fetched from its owner, who changes them without telling us.
    record At(URI url) implements KeyLocation {}

    /// Nowhere: an external issuer recognises the application.
    record Elsewhere() implements KeyLocation {}
}
