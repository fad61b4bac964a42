package org.barsrouter.ingress;

import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.barsrouter.ingress.fixture.AdminClient;
import org.barsrouter.ingress.fixture.Cluster;
import org.barsrouter.ingress.fixture.FakeDelivery;
import org.barsrouter.ingress.fixture.FakeRouter;
import org.barsrouter.ingress.fixture.Received;
import org.barsrouter.ingress.fixture.RunningIngress;
import org.barsrouter.ingress.fixture.Sent;
import org.barsrouter.ingress.fixture.Shared;
import org.barsrouter.ingress.fixture.Signed;
import org.slf4j.LoggerFactory;

/// Two ingresses that share one key file, as in production, with applications registered at them;
/// started once for every test that needs them.
final class TokenScene {
    static final ObjectMapper JSON = new ObjectMapper();
    static final String TOKEN_URL = "https://router.example/oauth2/token";
    static final String APP = "app-1";
    static final String JWKS =
            "\"jwks\":" + Signed.publicSet(Signed.KEY, Signed.CURVE_KEY).toString(true);
    static final ListAppender<ILoggingEvent> LOGGED = new ListAppender<>();
    static final AtomicInteger KEY_FETCHES = new AtomicInteger();
    static final AtomicReference<String> REMOTE_KEYS = new AtomicReference<>("");

    static RunningIngress ingress = Shared.ingress();
    static RunningIngress other = Shared.ingress();
    static AdminClient admin = new AdminClient(0);
    static RSAKey ownKey = Signed.KEY;
    private static boolean started;
    static HttpServer keyServer = keyServer();

    private TokenScene() {}

    /// Starts it, or does nothing when it is there.
    static synchronized void starts() throws IOException, ParseException {
        if (started) {
            return;
        }
        started = true;
        Path keys = Files.createTempDirectory("tokens").resolve("token-keys.json");
        ingress = start(keys);
        other = start(keys);
        admin = new AdminClient(ingress.adminPort());
        ownKey = (RSAKey) JWKSet.parse(Files.readString(keys)).getKeys().getFirst();
        admin.register(APP, JWKS);
        admin.register("app-reader", JWKS + ",\"scopes\":[\"bars.read\"]");
        admin.register("app-revoked", JWKS);
        await().until(() -> tokenAnswer(other, assertion("app-revoked", c -> c)).status() == 200);
        await().until(() -> tokenAnswer(ingress, assertion("app-revoked", c -> c)).status() == 200);
        LOGGED.start();
        root().addAppender(LOGGED);
    }

    static RunningIngress start(Path keys) {
        Shared.router();
        return RunningIngress.start(
                Cluster.bootstrapServers(),
                "--ingress.auth.mode=own",
                "--ingress.auth.own.token-url=" + TOKEN_URL,
                "--ingress.auth.own.key-file=" + keys,
                "--ingress.admin.port=0",
                "--ingress.patience.body=3s",
                "--ingress.delivery.urls=" + Shared.delivery().url(),
                "--ingress.delivery.secret=" + FakeDelivery.SECRET);
    }

    static HttpServer keyServer() {
        try {
            HttpServer server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext(
                    "/jwks",
                    exchange -> {
                        try (exchange) {
                            KEY_FETCHES.incrementAndGet();
                            byte[] body = REMOTE_KEYS.get().getBytes(StandardCharsets.UTF_8);
                            exchange.sendResponseHeaders(200, body.length);
                            exchange.getResponseBody().write(body);
                        }
                    });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    static Sent answered(Sent sent) {
        Shared.router()
                .answers(
                        sent.correlationId(),
                        FakeRouter.receiverSays(200, "{\"resourceType\":\"Bundle\"}"));
        return sent;
    }

    static List<ILoggingEvent> logged() {
        synchronized (LOGGED) {
            return List.copyOf(LOGGED.list);
        }
    }

    static Received tokenAnswer(RunningIngress at, String assertion) {
        return at.send(
                form(
                        "grant_type=client_credentials&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion="
                                + assertion));
    }

    static Sent form(String body) {
        return Sent.message()
                .to("POST", "")
                .outside("/oauth2/token")
                .with("Content-Type", "application/x-www-form-urlencoded")
                .body(body);
    }

    static String assertion(String client, UnaryOperator<JWTClaimsSet.Builder> change) {
        return Signed.by(
                Signed.KEY,
                JWSAlgorithm.RS512,
                change.apply(Signed.assertion(client, TOKEN_URL, now())).build());
    }

    static JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> change) {
        return change.apply(
                        Signed.access(APP, TOKEN_URL, now()).audience("urn:bars-router:SANDBOX"))
                .build();
    }

    static String payload(JWTClaimsSet claims) {
        return java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(claims.toString().getBytes(StandardCharsets.UTF_8));
    }

    static Instant now() {
        return InstantSource.system().instant();
    }

    static Date at(int seconds) {
        return Date.from(now().plusSeconds(seconds));
    }

    static String bearer(JsonNode tokenAnswer) {
        return "Bearer " + tokenAnswer.path("access_token").asText();
    }

    static JsonNode json(Received received) throws IOException {
        return JSON.readTree(received.text());
    }
}
