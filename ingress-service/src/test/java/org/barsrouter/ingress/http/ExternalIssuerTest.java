package org.barsrouter.ingress.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.RSAKey;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.barsrouter.ingress.fixture.Signed;
import org.barsrouter.ingress.token.Access;
import org.barsrouter.ingress.token.AccessTokenRules;
import org.barsrouter.ingress.token.AccessTokenRules.Issuer;
import org.barsrouter.ingress.token.Judged;
import org.barsrouter.ingress.token.KeyCache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An issuer elsewhere, with its keys at an address: tokens live and die with what it publishes.
class ExternalIssuerTest {
    private static final String ISSUER = "https://issuer.example";
    private static final Duration LATER = KeyCache.PAUSE.plusSeconds(1);

    private final AtomicInteger fetches = new AtomicInteger();
    private HttpServer issuer;
    private volatile int status = 200;
    private volatile String keys = Signed.publicSet(Signed.KEY).toString(true);
    private volatile Instant now = Instant.parse("2026-03-01T10:00:00Z");
    private ClientKeySets sets;
    private AccessTokenRules rules;

    @BeforeEach
    void starts() throws IOException {
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer.createContext("/jwks", this::answer);
        issuer.start();
        sets = new ClientKeySets(() -> now);
        rules =
                new AccessTokenRules(
                        new Issuer(ISSUER, "the-router", Set.of(JWSAlgorithm.RS512)),
                        sets.at(
                                URI.create(
                                        "http://127.0.0.1:"
                                                + issuer.getAddress().getPort()
                                                + "/jwks")));
    }

    @AfterEach
    void ends() {
        sets.close();
        issuer.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            fetches.incrementAndGet();
            byte[] body = keys.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Location", "/jwks");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Judged<Access> judge(RSAKey key) {
        return rules.judge(
                Signed.by(key, JWSAlgorithm.RS512, Signed.access("app-1", ISSUER, now).build()),
                now);
    }

    @Test
    void a_token_of_a_published_key_is_good_and_the_keys_are_fetched_once() {
        for (int i = 0; i < 5; i++) {
            assertThat(judge(Signed.KEY)).isInstanceOf(Judged.Good.class);
        }

        assertThat(fetches).hasValue(1);
    }

    @Test
    void a_key_that_is_new_is_looked_for_and_one_that_is_gone_proves_nothing_any_more() {
        assertThat(judge(Signed.KEY)).isInstanceOf(Judged.Good.class);
        keys = Signed.publicSet(Signed.OTHER_KEY).toString(true);

        now = now.plus(LATER);

        assertThat(judge(Signed.OTHER_KEY)).isInstanceOf(Judged.Good.class);
        assertThat(judge(Signed.KEY)).isInstanceOf(Judged.Faulty.class);
    }

    @Test
    void a_token_signed_by_somebody_else_with_the_same_key_id_is_faulty() {
        assertThat(judge(Signed.FORGED_KEY)).isInstanceOf(Judged.Faulty.class);
    }

    @Test
    void an_issuer_that_was_never_there_leaves_tokens_unknown_and_is_believed_when_it_comes_back() {
        status = 503;
        assertThat(judge(Signed.KEY)).isInstanceOf(Judged.Unknown.class);
        assertThat(judge(Signed.KEY)).isInstanceOf(Judged.Unknown.class);
        assertThat(fetches).hasValue(1);

        status = 200;
        now = now.plus(LATER);

        assertThat(judge(Signed.KEY)).isInstanceOf(Judged.Good.class);
    }

    @Test
    void an_issuer_that_goes_away_is_outlived_for_a_day() {
        assertThat(judge(Signed.KEY)).isInstanceOf(Judged.Good.class);
        issuer.stop(0);

        now = now.plus(KeyCache.STALE).minusSeconds(1);
        assertThat(judge(Signed.KEY)).isInstanceOf(Judged.Good.class);

        now = now.plusSeconds(1);
        assertThat(judge(Signed.KEY)).isInstanceOf(Judged.Unknown.class);
    }

    @Test
    void a_redirect_is_not_followed_and_what_is_no_key_set_proves_nothing() {
        status = 302;
        assertThat(judge(Signed.KEY)).isInstanceOf(Judged.Unknown.class);
        assertThat(fetches).hasValue(1);

        status = 200;
        keys = "<html>";
        now = now.plus(LATER);
        assertThat(judge(Signed.KEY)).isInstanceOf(Judged.Unknown.class);
    }
}
