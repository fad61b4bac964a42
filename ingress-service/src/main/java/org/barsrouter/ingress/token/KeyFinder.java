package org.barsrouter.ingress.token;

import com.nimbusds.jose.jwk.JWK;

/// Finds the public key that a token names.
@FunctionalInterface
public interface KeyFinder {

    /// The key with this id.
    ///
    /// @param kid key id, as the token's header has it
    Lookup find(String kid);

    /// What came of it.
    sealed interface Lookup {
        record Found(JWK key) implements Lookup {}

        record NoSuchKey() implements Lookup {}

        /// The keys could never be read.
        record OutOfReach() implements Lookup {}
    }
}
