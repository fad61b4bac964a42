package org.barsrouter.ingress.grant;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import org.barsrouter.ingress.token.KeyFinder;

/// The keys of our own token endpoint. All instances share them, so that each takes the tokens of
/// every other.
public interface SigningKeys extends KeyFinder {

    /// The key, with its private part, that signs now.
    RSAKey current();

    /// What others may know of all of them.
    JWKSet publicKeys();
}
