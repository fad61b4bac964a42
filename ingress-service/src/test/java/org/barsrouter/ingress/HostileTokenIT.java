package org.barsrouter.ingress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barsrouter.ingress.TokenScene.APP;
import static org.barsrouter.ingress.TokenScene.assertion;
import static org.barsrouter.ingress.TokenScene.at;
import static org.barsrouter.ingress.TokenScene.bearer;
import static org.barsrouter.ingress.TokenScene.claims;
import static org.barsrouter.ingress.TokenScene.ingress;
import static org.barsrouter.ingress.TokenScene.json;
import static org.barsrouter.ingress.TokenScene.logged;
import static org.barsrouter.ingress.TokenScene.ownKey;
import static org.barsrouter.ingress.TokenScene.payload;
import static org.barsrouter.ingress.TokenScene.tokenAnswer;

import ch.qos.logback.classic.Level;
import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.io.IOException;
import java.text.ParseException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.barsrouter.ingress.fixture.Received;
import org.barsrouter.ingress.fixture.Sent;
import org.barsrouter.ingress.fixture.Shared;
import org.barsrouter.ingress.fixture.Signed;
import org.barsrouter.schemas.header.BarsHeaders;
import org.barsrouter.schemas.refusal.Refusal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Hostile credentials at a real socket: each gets the right OperationOutcome, and the next request
/// works.
class HostileTokenIT {

    @BeforeAll
    static void starts() throws IOException, ParseException {
        TokenScene.starts();
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

        int before = logged().size();
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
        assertThat(logged().stream().skip(before))
                .noneMatch(event -> event.getLevel().isGreaterOrEqual(Level.ERROR));
    }
}
