package org.barsrouter.ingress.http;

import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import org.barsrouter.ingress.token.Judged;
import org.barsrouter.ingress.token.KeyCache;
import org.barsrouter.ingress.token.KeyFinder;
import org.barsrouter.ingress.token.KeySet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The key set at one address: fetched when it is wanted, by one caller at a time, within two
/// seconds and 64 kB, never through a redirect.
final class RemoteKeys implements KeyFinder {
    private static final Logger LOG = LoggerFactory.getLogger(RemoteKeys.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final long LARGEST = 64 * 1024;
    private static final int OK = 200;

    private final URI address;
    private final HttpClient client;
    private final InstantSource clock;
    private final KeyCache cache = new KeyCache();
    private final ReentrantLock fetching = new ReentrantLock();

    RemoteKeys(URI address, HttpClient client, InstantSource clock) {
        this.address = address;
        this.client = client;
        this.clock = clock;
    }

    /// A client that follows nothing.
    static HttpClient client() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(TIMEOUT)
                .build();
    }

    @Override
    public Lookup find(String kid) {
        if (cache.wantsFetch(kid, clock.instant())) {
            fetching.lock();
            try {
                // Whoever had the lock before may have fetched it.
                if (cache.wantsFetch(kid, clock.instant())) {
                    fetch();
                }
            } finally {
                fetching.unlock();
            }
        }
        return cache.find(kid, clock.instant());
    }

    private void fetch() {
        Instant now = clock.instant();
        cache.tries(now);
        try {
            HttpResponse<byte[]> response =
                    client.send(
                            HttpRequest.newBuilder(address)
                                    .timeout(TIMEOUT)
                                    .header("Accept", "application/jwk-set+json, application/json")
                                    .build(),
                            HttpResponse.BodyHandlers.limiting(
                                    HttpResponse.BodyHandlers.ofByteArray(), LARGEST));
            if (response.statusCode() != OK) {
                failed("status " + response.statusCode());
                return;
            }
            switch (KeySet.read(new String(response.body(), StandardCharsets.UTF_8))) {
                case Judged.Good<JWKSet>(JWKSet set) -> cache.fetched(set, now);
                case Judged.Faulty<JWKSet>(String why) -> failed(why);
                case Judged.Unknown<JWKSet> _ -> failed("unreadable");
            }
        } catch (IOException e) {
            failed(e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void failed(String why) {
        LOG.atWarn()
                .addKeyValue("host", address.getHost())
                .addKeyValue("why", why)
                .log("a key set could not be fetched; what was fetched before counts for a day");
    }
}
