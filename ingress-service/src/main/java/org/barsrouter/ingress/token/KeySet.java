package org.barsrouter.ingress.token;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads JWK sets (RFC 7517) and says what is wrong with one.
public final class KeySet {
    /// Keys per set, so that a set stays small in memory.
    public static final int MOST = 20;

    private static final int SHORTEST_RSA = 2048;

    private KeySet() {}

    /// A set of public keys to verify with: RSA of at least 2048 bits or elliptic curves, each with
    /// an id of its own.
    public static Judged<JWKSet> read(String json) {
        JWKSet set;
        try {
            set = JWKSet.parse(json);
        } catch (ParseException e) {
            return Judged.faulty("The key set is no JWK set: an object with an array \"keys\".");
        }
        List<JWK> keys = set.getKeys();
        if (keys.isEmpty() || keys.size() > MOST) {
            return Judged.faulty("A key set holds 1 to " + MOST + " keys.");
        }
        Set<String> ids = new HashSet<>();
        for (JWK key : keys) {
            if (key.getKeyID() == null || !ids.add(key.getKeyID())) {
                return Judged.faulty("Every key needs a kid of its own.");
            }
            if (!(key instanceof RSAKey) && !(key instanceof ECKey)) {
                return Judged.faulty("Keys are RSA (kty RSA) or elliptic curve (kty EC).");
            }
            if (key.isPrivate()) {
                return Judged.faulty("The key set holds a private key: hand out public keys only.");
            }
            if (key instanceof RSAKey rsa && rsa.size() < SHORTEST_RSA) {
                return Judged.faulty("RSA keys have at least " + SHORTEST_RSA + " bits.");
            }
        }
        return Judged.good(set);
    }

    /// A finder in a set that does not change.
    public static KeyFinder finder(JWKSet set) {
        return kid -> {
            JWK key = set.getKeyByKeyId(kid);
            return key == null ? new KeyFinder.Lookup.NoSuchKey() : new KeyFinder.Lookup.Found(key);
        };
    }
}
