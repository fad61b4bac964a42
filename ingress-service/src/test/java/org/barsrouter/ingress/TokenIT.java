package org.barsrouter.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
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
import java.util.stream.Stream;
import org.barsrouter.ingress.fixture.AdminClient;
import org.barsrouter.ingress.fixture.Cluster;
import org.barsrouter.ingress.fixture.FakeDelivery;
import org.barsrouter.ingress.fixture.FakeRouter;
import org.barsrouter.ingress.fixture.Received;
import org.barsrouter.ingress.fixture.RunningIngress;
import org.barsrouter.ingress.fixture.Sent;
import org.barsrouter.ingress.fixture.Shared;
import org.barsrouter.ingress.fixture.Signed;
import org.barsrouter.schemas.avro.InboundMessage;
import org.barsrouter.schemas.header.BarsHeaders;
import org.barsrouter.schemas.refusal.Refusal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/// Two ingresses that share one key file, as in production, and applications good and hostile at
/// real sockets.
class TokenIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TOKEN_URL = "https://router.example/oauth2/token";
    private static final String APP = "app-1";
    private static final String JWKS =
            "\"jwks\":" + Signed.publicSet(Signed.KEY, Signed.CURVE_KEY).toString(true);
    private static final String ORGANISATION_OF_THE_OWNER =
            Sent.base64(
                    """
                    {"resourceType":"Organization","identifier":[
                     {"value":"A1001","system":"https://fhir.nhs.uk/Id/ods-organization-code"}]}
                    """);
    private static final ListAppender<ILoggingEvent> LOGGED = new ListAppender<>();
    private static final AtomicInteger KEY_FETCHES = new AtomicInteger();
    private static final AtomicReference<String> REMOTE_KEYS = new AtomicReference<>("");

    @TempDir private static Path folder = Path.of("never");
    private static RunningIngress ingress = Shared.ingress();
    private static RunningIngress other = Shared.ingress();
    private static AdminClient admin = new AdminClient(0);
    private static RSAKey ownKey = Signed.KEY;
    private static HttpServer keyServer = keyServer();

    @BeforeAll
    static void starts() throws IOException, ParseException {
        Path keys = folder.resolve("token-keys.json");
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

    @AfterAll
    static void ends() {
        root().detachAppender(LOGGED);
        admin.close();
        ingress.close();
        other.close();
        keyServer.stop(0);
    }

    private static RunningIngress start(Path keys) {
        Shared.router();
        return RunningIngress.start(
                Cluster.bootstrapServers(),
                "--ingress.auth.mode=own",
                "--ingress.auth.own.token-url=" + TOKEN_URL,
                "--ingress.auth.own.key-file=" + keys,
                "--ingress.admin.port=0",
                "--ingress.delivery.urls=" + Shared.delivery().url(),
                "--ingress.delivery.secret=" + FakeDelivery.SECRET);
    }

    private static HttpServer keyServer() {
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

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    @Test
    void a_token_of_one_instance_is_good_at_every_instance() throws IOException {
        JsonNode answer = json(tokenAnswer(ingress, assertion(APP, c -> c)));
        Sent sent = answered(Sent.message().with("Authorization", bearer(answer)));

        Received received = other.send(sent);

        assertThat(answer.path("token_type").asText()).isEqualTo("Bearer");
        assertThat(answer.path("expires_in").asInt()).isEqualTo(599);
        assertThat(received.status()).isEqualTo(200);
        InboundMessage message = Shared.router().messageOf(sent.correlationId());
        assertThat(message.getCaller().getClientId()).isEqualTo(APP);
        assertThat(message.getCaller().getOdsCode()).isEqualTo("A1001");
    }

    @Test
    void a_token_goes_no_further_than_the_door_and_into_no_log() throws IOException {
        String token =
                json(tokenAnswer(ingress, assertion(APP, c -> c))).path("access_token").asText();
        Sent write = answered(Sent.message().with("Authorization", "Bearer " + token));
        Sent read = Sent.read("/Slot").with("Authorization", "Bearer " + token);

        assertThat(ingress.send(write).status()).isEqualTo(200);
        assertThat(ingress.send(read).status()).isEqualTo(200);

        String signature = token.substring(token.lastIndexOf('.') + 1);
        var record = Shared.router().recordOf(write.correlationId());
        assertThat(record.headers())
                .noneMatch(h ->
                        new String(h.value(), StandardCharsets.ISO_8859_1).contains(signature));
        assertThat(Shared.router().messageOf(write.correlationId()).toString())
                .doesNotContain(signature)
                .doesNotContainIgnoringCase("authorization");
        assertThat(Shared.delivery().callOf(read.correlationId()).orElseThrow().toString())
                .doesNotContain(signature)
                .doesNotContainIgnoringCase("authorization");
        assertThat(logged()).noneMatch(event -> event.getFormattedMessage().contains(signature));
    }

    /// One hostile set of credentials.
    record Hostile(String name, List<String> authorization, Refusal refusal, String named) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Stream<Hostile> hostile() throws IOException {
        String good =
                json(tokenAnswer(ingress, assertion(APP, c -> c))).path("access_token").asText();
        String reader =
                json(tokenAnswer(ingress, assertion("app-reader", c -> c)))
                        .path("access_token")
                        .asText();
        String[] parts = good.split("\\.", -1);
        JWTClaimsSet claims = claims(c -> c);
        return Stream.of(
                bad("no token", Refusal.TOKEN_MISSING, "", List.of()),
                bad("Basic instead of Bearer", Refusal.TOKEN_MISSING, "Bearer", "Basic YTpi"),
                bad("Bearer and nothing", Refusal.TOKEN_MISSING, "", "Bearer "),
                bad("the bare token", Refusal.TOKEN_MISSING, "Bearer", good),
                bad(
                        "two Authorization headers",
                        Refusal.TOKEN_INVALID,
                        "more than once",
                        List.of("Bearer " + good, "Bearer " + good)),
                bad(
                        "a good and a bad one",
                        Refusal.TOKEN_INVALID,
                        "more than once",
                        List.of("Bearer " + good, "Basic YTpi")),
                bad("garbage", Refusal.TOKEN_INVALID, "no JWT", "Bearer garbage"),
                bad("control bytes in base64", Refusal.TOKEN_INVALID, "no JWT", "Bearer AA.BB.CC"),
                bad(
                        "huge",
                        Refusal.TOKEN_INVALID,
                        "longer",
                        "Bearer " + "a".repeat(9_000) + ".b.c"),
                bad(
                        "a token cut short",
                        Refusal.TOKEN_INVALID,
                        "signature",
                        "Bearer " + good.substring(0, good.length() - 9)),
                bad(
                        "claims of another under a good signature",
                        Refusal.TOKEN_INVALID,
                        "signature",
                        "Bearer " + parts[0] + "." + payload(claims) + "." + parts[2]),
                bad(
                        "without its signature",
                        Refusal.TOKEN_INVALID,
                        "no JWT",
                        "Bearer " + parts[0] + "." + parts[1] + "."),
                bad(
                        "algorithm none",
                        Refusal.TOKEN_INVALID,
                        "none",
                        "Bearer " + new PlainJWT(claims).serialize()),
                bad(
                        "a MAC with the public key",
                        Refusal.TOKEN_INVALID,
                        "algorithm",
                        "Bearer " + Signed.byMacOf(ownKey, claims)),
                bad(
                        "a weaker algorithm",
                        Refusal.TOKEN_INVALID,
                        "algorithm",
                        "Bearer " + Signed.by(ownKey, JWSAlgorithm.RS256, claims)),
                bad(
                        "forged with another key of the same id",
                        Refusal.TOKEN_INVALID,
                        "signature",
                        "Bearer "
                                + Signed.by(
                                        Signed.rsa(ownKey.getKeyID(), 2048),
                                        JWSAlgorithm.RS512,
                                        claims)),
                bad(
                        "the application's own key",
                        Refusal.TOKEN_INVALID,
                        "kid",
                        "Bearer " + Signed.by(Signed.KEY, JWSAlgorithm.RS512, claims)),
                bad(
                        "its assertion in the place of a token",
                        Refusal.TOKEN_INVALID,
                        "kid",
                        "Bearer " + assertion(APP, c -> c)),
                signed("expired", "exp", c -> c.expirationTime(at(-1))),
                signed("without exp", "exp", c -> c.expirationTime(null)),
                signed("not valid yet", "nbf", c -> c.notBeforeTime(at(300))),
                signed("issued in the future", "iat", c -> c.issueTime(at(300))),
                signed("of another issuer", "iss", c -> c.issuer("https://other.example")),
                signed("for another audience", "aud", c -> c.audience("urn:bars-router:PROD")),
                signed("without an application", "client_id", c -> c.claim("client_id", null)),
                bad(
                        "of an application that nobody registered",
                        Refusal.CLIENT_REVOKED,
                        "registered",
                        "Bearer "
                                + Signed.by(
                                        ownKey,
                                        JWSAlgorithm.RS512,
                                        claims(c -> c.claim("client_id", "nobody")))),
                bad("of a reader who writes", Refusal.SCOPE_MISSING, "scope", "Bearer " + reader));
    }

    private static Hostile signed(
            String name, String named, UnaryOperator<JWTClaimsSet.Builder> change) {
        return bad(
                name,
                Refusal.TOKEN_INVALID,
                named,
                "Bearer " + Signed.by(ownKey, JWSAlgorithm.RS512, claims(change)));
    }

    private static Hostile bad(String name, Refusal refusal, String named, String value) {
        return bad(name, refusal, named, List.of(value));
    }

    private static Hostile bad(String name, Refusal refusal, String named, List<String> values) {
        return new Hostile(name, values, refusal, named);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void hostile_credentials_get_the_right_outcome_and_the_next_request_works(Hostile row)
            throws IOException {
        Sent sent = Sent.message();
        for (String value : row.authorization()) {
            sent = sent.and("Authorization", value);
        }

        Received received = ingress.send(sent);

        assertThat(received.status()).isEqualTo(row.refusal().status());
        JsonNode issue = json(received).at("/issue/0");
        assertThat(issue.path("code").asText()).isEqualTo(row.refusal().issueType());
        assertThat(issue.at("/details/coding/0/code").asText()).isEqualTo(row.refusal().barsCode());
        assertThat(issue.path("diagnostics").asText())
                .contains(row.named())
                .endsWith("(" + row.refusal().code() + ")");
        assertThat(received.header(BarsHeaders.REQUEST_ID)).contains(sent.requestId());
        assertThat(received.header(BarsHeaders.CORRELATION_ID)).contains(sent.correlationId());
        assertThat(received.header("WWW-Authenticate").orElse("")).startsWith("Bearer");
        assertThat(Shared.router().hasSeen(sent.correlationId())).isFalse();
        Sent next =
                Sent.read("/Slot")
                        .with(
                                "Authorization",
                                bearer(json(tokenAnswer(ingress, assertion(APP, c -> c)))));
        assertThat(ingress.send(next).status()).as("the next request").isEqualTo(200);
        assertThat(logged()).noneMatch(event -> event.getLevel().isGreaterOrEqual(Level.ERROR));
    }

    @Test
    void a_bad_token_comes_before_whatever_else_is_wrong() {
        Received received =
                ingress.send(
                        new Sent(
                                "GET",
                                BarsHeaders.BASE_PATH + "/Slot",
                                List.of(),
                                java.nio.ByteBuffer.allocate(0)));

        assertThat(received.status()).isEqualTo(401);
    }

    @Test
    void the_token_endpoint_answers_in_the_form_of_oauth() throws IOException {
        Received received = tokenAnswer(ingress, assertion(APP, c -> c.audience("https://x")));

        assertThat(received.status()).isEqualTo(401);
        assertThat(json(received).path("error").asText()).isEqualTo("invalid_client");
        assertThat(json(received).path("error_description").asText()).contains("aud", TOKEN_URL);
        assertThat(received.header("Cache-Control")).contains("no-store");
        assertThat(ingress.get("/oauth2/token").status()).isEqualTo(405);
        assertThat(JSON.readTree(ingress.get("/oauth2/jwks").text()).path("keys")).hasSize(1);
        assertThat(ingress.get("/oauth2/jwks").text()).doesNotContain("\"d\"");
        assertThat(ingress.send(form("x".repeat(20_000))).status()).isEqualTo(400);
        assertThat(ingress.send(form("a=b").with("Content-Type", "text/plain")).status())
                .isEqualTo(400);
    }

    @Test
    void an_assertion_is_good_for_one_token() {
        String assertion = assertion(APP, c -> c);

        assertThat(tokenAnswer(ingress, assertion).status()).isEqualTo(200);
        assertThat(tokenAnswer(ingress, assertion).text()).contains("used before");
    }

    @Test
    void a_revocation_works_on_live_tokens_at_every_instance() throws IOException {
        JsonNode answer = json(tokenAnswer(ingress, assertion("app-revoked", c -> c)));
        Sent read = Sent.read("/Slot").with("Authorization", bearer(answer));
        assertThat(other.send(read).status()).isEqualTo(200);

        assertThat(admin.send("POST", "/clients/v1/app-revoked/revoke", "{}").statusCode())
                .isEqualTo(400);
        assertThat(
                        admin.send(
                                        "POST",
                                        "/clients/v1/app-revoked/revoke",
                                        "{\"reason\":\"its key was lost\"}",
                                        "NHSD-User-Id",
                                        "ann")
                                .body())
                .contains("\"state\":\"REVOKED\"", "\"changedBy\":\"ann\"", "\"revision\":2");

        await().untilAsserted(() -> {
            Received received = other.send(read);
            assertThat(received.status()).isEqualTo(401);
            assertThat(received.text()).contains("(ING-052)");
        });
        assertThat(tokenAnswer(ingress, assertion("app-revoked", c -> c)).status()).isEqualTo(401);
    }

    @Test
    void an_application_beyond_its_rate_is_told_when_to_come_back() throws IOException {
        admin.register("app-slow", JWKS + ",\"ratePerSecond\":1,\"dailyQuota\":2");
        await().until(() -> tokenAnswer(ingress, assertion("app-slow", c -> c)).status() == 200);
        JsonNode answer = json(tokenAnswer(ingress, assertion("app-slow", c -> c)));
        Sent read = Sent.read("/Slot").with("Authorization", bearer(answer));

        await().untilAsserted(() -> {
            Received received = ingress.send(read);
            assertThat(received.status()).isEqualTo(429);
            assertThat(received.text()).contains("throttled", "(ING-055)");
            assertThat(received.header("Retry-After")).isPresent();
        });
    }

    @Test
    void keys_at_an_address_are_fetched_and_changed_there() throws IOException {
        REMOTE_KEYS.set(Signed.publicSet(Signed.OTHER_KEY).toString(true));
        admin.register(
                "app-remote",
                "\"jwksUrl\":\"http://127.0.0.1:" + keyServer.getAddress().getPort() + "/jwks\"");
        String good =
                Signed.by(
                        Signed.OTHER_KEY,
                        JWSAlgorithm.RS512,
                        Signed.assertion("app-remote", TOKEN_URL, now()).build());

        await().untilAsserted(() -> assertThat(tokenAnswer(ingress, good).status()).isEqualTo(200));
        int before = KEY_FETCHES.get();
        for (int i = 0; i < 5; i++) {
            assertThat(tokenAnswer(ingress, assertion("app-remote", c -> c)).text())
                    .contains("kid");
        }
        assertThat(KEY_FETCHES.get() - before).isLessThanOrEqualTo(1);
    }

    @Test
    void the_registry_refuses_with_a_code_and_a_sentence() throws IOException {
        assertThat(admin.send("GET", "/clients/v1/nobody", "").body()).contains("CLN-003");
        assertThat(admin.send("GET", "/clients/v1/a%20b", "").body()).contains("CLN-001");
        assertThat(admin.send("GET", "/else", "").body()).contains("CLN-002");
        assertThat(admin.send("DELETE", "/clients/v1", "").body()).contains("CLN-010");
        assertThat(admin.send("PUT", "/clients/v1/x", "nonsense").body()).contains("CLN-001");
        String again = "{\"name\":\"again\",\"organisation\":\"X26\"," + JWKS + "}";
        assertThat(admin.send("PUT", "/clients/v1/" + APP, again).body()).contains("CLN-004");
        assertThat(admin.send("PUT", "/clients/v1/" + APP, again, "If-Match", "\"9\"").body())
                .contains("CLN-005");
        JsonNode list = JSON.readTree(admin.send("GET", "/clients/v1", "").body());
        assertThat(list.path("clients").findValuesAsText("clientId")).contains(APP, "app-reader");
        assertThat(ingress.get("/clients/v1").status()).as("the senders' port").isEqualTo(404);
    }

    @Test
    void a_source_service_belongs_to_whom_the_token_says_whatever_the_headers_say()
            throws IOException {
        assertThat(
                        admin.send(
                                        "PUT",
                                        "/clients/v1/app-stranger",
                                        "{\"name\":\"s\",\"organisation\":\"B2002\"," + JWKS + "}")
                                .statusCode())
                .isEqualTo(201);
        await().until(() ->
                tokenAnswer(ingress, assertion("app-stranger", c -> c)).status() == 200);
        Sent deferred = Sent.message().with("Prefer", "respond-async");
        String owner = bearer(json(tokenAnswer(ingress, assertion(APP, c -> c))));
        String stranger = bearer(json(tokenAnswer(ingress, assertion("app-stranger", c -> c))));

        Received accepted = ingress.send(deferred.with("Authorization", owner));
        Received refused =
                ingress.send(
                        deferred.with("Authorization", stranger)
                                .with(
                                        BarsHeaders.END_USER_ORGANISATION,
                                        ORGANISATION_OF_THE_OWNER));

        assertThat(accepted.status()).isEqualTo(202);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("(ING-016)");
    }

    private static Sent answered(Sent sent) {
        Shared.router()
                .answers(
                        sent.correlationId(),
                        FakeRouter.receiverSays(200, "{\"resourceType\":\"Bundle\"}"));
        return sent;
    }

    private static List<ILoggingEvent> logged() {
        synchronized (LOGGED) {
            return List.copyOf(LOGGED.list);
        }
    }

    private static Received tokenAnswer(RunningIngress at, String assertion) {
        return at.send(
                form(
                        "grant_type=client_credentials&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer&client_assertion="
                                + assertion));
    }

    private static Sent form(String body) {
        return Sent.message()
                .to("POST", "")
                .outside("/oauth2/token")
                .with("Content-Type", "application/x-www-form-urlencoded")
                .body(body);
    }

    private static String assertion(String client, UnaryOperator<JWTClaimsSet.Builder> change) {
        return Signed.by(
                Signed.KEY,
                JWSAlgorithm.RS512,
                change.apply(Signed.assertion(client, TOKEN_URL, now())).build());
    }

    private static JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> change) {
        return change.apply(
                        Signed.access(APP, TOKEN_URL, now()).audience("urn:bars-router:SANDBOX"))
                .build();
    }

    private static String payload(JWTClaimsSet claims) {
        return java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(claims.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Instant now() {
        return InstantSource.system().instant();
    }

    private static Date at(int seconds) {
        return Date.from(now().plusSeconds(seconds));
    }

    private static String bearer(JsonNode tokenAnswer) {
        return "Bearer " + tokenAnswer.path("access_token").asText();
    }

    private static JsonNode json(Received received) throws IOException {
        return JSON.readTree(received.text());
    }
}
