package org.barsrouter.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.barsrouter.ingress.TokenScene.APP;
import static org.barsrouter.ingress.TokenScene.JSON;
import static org.barsrouter.ingress.TokenScene.JWKS;
import static org.barsrouter.ingress.TokenScene.KEY_FETCHES;
import static org.barsrouter.ingress.TokenScene.REMOTE_KEYS;
import static org.barsrouter.ingress.TokenScene.TOKEN_URL;
import static org.barsrouter.ingress.TokenScene.admin;
import static org.barsrouter.ingress.TokenScene.answered;
import static org.barsrouter.ingress.TokenScene.assertion;
import static org.barsrouter.ingress.TokenScene.bearer;
import static org.barsrouter.ingress.TokenScene.form;
import static org.barsrouter.ingress.TokenScene.ingress;
import static org.barsrouter.ingress.TokenScene.json;
import static org.barsrouter.ingress.TokenScene.keyServer;
import static org.barsrouter.ingress.TokenScene.logged;
import static org.barsrouter.ingress.TokenScene.now;
import static org.barsrouter.ingress.TokenScene.other;
import static org.barsrouter.ingress.TokenScene.tokenAnswer;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.barsrouter.ingress.fixture.Cluster;
import org.barsrouter.ingress.fixture.Received;
import org.barsrouter.ingress.fixture.Sent;
import org.barsrouter.ingress.fixture.Shared;
import org.barsrouter.ingress.fixture.Signed;
import org.barsrouter.ingress.fixture.Wire;
import org.barsrouter.ingress.register.RegistryRefusal;
import org.barsrouter.schemas.avro.AuditEntry;
import org.barsrouter.schemas.avro.InboundMessage;
import org.barsrouter.schemas.header.BarsHeaders;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Two ingresses that share one key file, and applications that come to them at real sockets.
class TokenIT {
    private static final String ORGANISATION_OF_THE_OWNER =
            Sent.base64(
                    """
                    {"resourceType":"Organization","identifier":[
                     {"value":"A1001","system":"https://fhir.nhs.uk/Id/ods-organization-code"}]}
                    """);

    private static final String LONG_FORM =
            """
            POST /oauth2/token HTTP/1.1\r
            Host: test\r
            Content-Length: 16000\r
            Content-Type: application/x-www-form-urlencoded\r
            \r
            """;

    @BeforeAll
    static void starts() throws IOException, ParseException {
        TokenScene.starts();
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
    void a_form_that_never_ends_is_answered_and_cut_off() throws IOException {
        try (Socket socket = ingress.wire().connect()) {
            byte[] head = LONG_FORM.getBytes(StandardCharsets.US_ASCII);
            socket.getOutputStream().write(head);
            Thread.ofVirtual().start(() -> drip(socket));

            Received received = Wire.read(socket.getInputStream());

            assertThat(received.status()).isEqualTo(400);
            assertThat(json(received).path("error_description").asText()).contains("in time");
            assertThat(received.header("Connection")).hasValue("close");
        }
    }

    /// A letter every tenth of a second, until nobody takes it.
    private static void drip(Socket socket) {
        try {
            while (!socket.isClosed()) {
                socket.getOutputStream().write('x');
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
        } catch (IOException e) {
            // The connection has ended.
        }
    }

    @Test
    void the_token_endpoint_is_described_as_it_answers() throws IOException {
        JsonNode paths =
                JSON.readTree(ingress.get(BarsHeaders.BASE_PATH + "/_openapi").text())
                        .path("paths");
        JsonNode token = paths.at("/~1oauth2~1token/post/responses");

        assertThat(paths.at("/~1oauth2~1token/servers/0/url").asText()).isEqualTo("/");
        for (Received received :
                List.of(
                        tokenAnswer(ingress, assertion(APP, c -> c)),
                        tokenAnswer(ingress, assertion(APP, c -> c.audience("https://x"))),
                        ingress.send(form("a=b")))) {
            assertThat(token.has(String.valueOf(received.status())))
                    .as("%d", received.status())
                    .isTrue();
            JsonNode schema =
                    JSON.readTree(ingress.get(BarsHeaders.BASE_PATH + "/_openapi").text())
                            .at(
                                    token.path(String.valueOf(received.status()))
                                            .at("/content/application~1json/schema/$ref")
                                            .asText()
                                            .substring(1));
            for (JsonNode name : schema.path("required")) {
                assertThat(json(received).has(name.asText())).as(name.asText()).isTrue();
            }
        }
        assertThat(paths.at("/~1oauth2~1jwks/get/responses").has("200")).isTrue();
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
    void what_is_done_to_a_registration_is_audited_and_what_is_refused_too() {
        admin.register("app-audited", JWKS);
        String[] who = {"NHSD-User-Id", "sam", "X-Bars-Role", "administrator"};
        admin.send("PUT", "/clients/v1/app-audited", "{}", who);
        admin.send("POST", "/clients/v1/app-audited/revoke", "{\"reason\":\"key lost\"}", who);
        admin.send("POST", "/clients/v1/app-audited/revoke", "{\"reason\":\"again\"}", who);
        admin.send("POST", "/clients/v1/app-nobody/revoke", "{\"reason\":\"gone?\"}", who);

        assertThat(Cluster.audit())
                .filteredOn(entry -> entry.getSubject().matches("app-audited|app-nobody"))
                .extracting(
                        AuditEntry::getAction,
                        AuditEntry::getActor,
                        AuditEntry::getRole,
                        AuditEntry::getReason,
                        AuditEntry::getResult)
                .containsExactly(
                        tuple("CLIENT_REGISTER", "operator", null, null, "REVISION 1"),
                        tuple("CLIENT_REVOKE", "sam", "administrator", "key lost", "REVISION 2"),
                        tuple("CLIENT_REVOKE", "sam", "administrator", "again", "AS_IT_IS"),
                        tuple(
                                "CLIENT_REVOKE",
                                "sam",
                                "administrator",
                                "gone?",
                                RegistryRefusal.UNKNOWN.code()));
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
}
