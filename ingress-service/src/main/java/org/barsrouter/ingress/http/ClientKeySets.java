package org.barsrouter.ingress.http;

import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.barsrouter.ingress.client.Client;
import org.barsrouter.ingress.client.KeyLocation;
import org.barsrouter.ingress.grant.ClientKeys;
import org.barsrouter.ingress.token.Judged;
import org.barsrouter.ingress.token.KeyFinder;
import org.barsrouter.ingress.token.KeySet;

/// Where the keys of applications come from: their registration, or an address that they named. The
/// addresses that were used last are kept.
public final class ClientKeySets implements ClientKeys, AutoCloseable {
    private static final int MOST = 1_000;

    private final HttpClient client = RemoteKeys.client();
    private final InstantSource clock;
    private final Map<URI, RemoteKeys> remote =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<URI, RemoteKeys> eldest) {
                    return size() > MOST;
                }
            };

    public ClientKeySets(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public KeyFinder of(Client application) {
        return switch (application.keys()) {
            case KeyLocation.Here(String jwks) ->
                    switch (KeySet.read(jwks)) {
                        case Judged.Good<JWKSet>(JWKSet set) -> KeySet.finder(set);
                        case Judged.Faulty<JWKSet> _, Judged.Unknown<JWKSet> _ ->
                                _ -> new KeyFinder.Lookup.NoSuchKey();
                    };
            case KeyLocation.At(URI url) -> at(url);
            case KeyLocation.Elsewhere _ -> _ -> new KeyFinder.Lookup.NoSuchKey();
        };
    }

    /// The keys at one address, the same cache for everybody who asks.
    public KeyFinder at(URI url) {
        synchronized (remote) {
            return remote.computeIfAbsent(url, address -> new RemoteKeys(address, client, clock));
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
