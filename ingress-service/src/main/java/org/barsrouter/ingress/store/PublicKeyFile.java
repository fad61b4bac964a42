package org.barsrouter.ingress.store;

import com.nimbusds.jose.jwk.JWKSet;
import java.nio.file.Path;
import org.barsrouter.ingress.token.Judged;
import org.barsrouter.ingress.token.KeyFinder;
import org.barsrouter.ingress.token.KeySet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The key set of an external issuer in a file, read again when it has changed.
public final class PublicKeyFile implements KeyFinder {
    private static final Logger LOG = LoggerFactory.getLogger(PublicKeyFile.class);
    private static final String KEY = "ingress.auth.external.jwks";

    private final WatchedText file;
    private volatile KeyFinder keys;

    /// @throws IllegalArgumentException when it is no set of public keys
    public PublicKeyFile(Path path) {
        this.file = new WatchedText(path, KEY);
        this.keys =
                switch (KeySet.read(file.text())) {
                    case Judged.Good<JWKSet>(JWKSet set) -> KeySet.finder(set);
                    case Judged.Faulty<JWKSet>(String why) ->
                            throw new IllegalArgumentException(KEY + ": " + why);
                    case Judged.Unknown<JWKSet> _ -> throw new IllegalArgumentException(KEY);
                };
    }

    @Override
    public Lookup find(String kid) {
        file.changed().ifPresent(this::take);
        return keys.find(kid);
    }

    private void take(String text) {
        switch (KeySet.read(text)) {
            case Judged.Good<JWKSet>(JWKSet set) -> keys = KeySet.finder(set);
            case Judged.Faulty<JWKSet>(String why) ->
                    LOG.atError()
                            .addKeyValue("key", KEY)
                            .addKeyValue("why", why)
                            .log("a file of keys cannot be read; what was read before counts");
            case Judged.Unknown<JWKSet> _ -> LOG.atError().log("a file of keys cannot be read");
        }
    }
}
