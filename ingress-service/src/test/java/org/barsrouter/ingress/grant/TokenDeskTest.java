package org.barsrouter.ingress.grant;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.barsrouter.ingress.client.Allowance;
import org.barsrouter.ingress.client.Client;
import org.barsrouter.ingress.client.Scope;
import org.barsrouter.ingress.fixture.Registered;
import org.barsrouter.ingress.fixture.Signed;
import org.barsrouter.ingress.token.AccessTokenRules;
import org.barsrouter.ingress.token.AccessTokenRules.Issuer;
import org.barsrouter.ingress.token.Judged;
import org.barsrouter.ingress.token.KeySet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenDeskTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final String URL = "https://router.example/oauth2/token";
    private static final Issuer ISSUER =
            new Issuer(URL, "urn:bars-router:INT", Set.of(TokenMint.ALGORITHM));
    private static final RSAKey OWN = Signed.rsa("own", 2048);

    private final TokenDesk desk = desk(Registered.client());

    @Test
    void a_good_assertion_earns_a_token_that_our_own_door_takes() throws ParseException {
        Grant.Granted granted = granted(desk, assertion(claims -> claims), "");

        assertThat(granted.lifetime()).isEqualTo(Duration.ofMinutes(10));
        assertThat(
                        new AccessTokenRules(ISSUER, KeySet.finder(new JWKSet(OWN)))
                                .judge(granted.token(), NOW))
                .isInstanceOf(Judged.Good.class);
        JWTClaimsSet claims = SignedJWT.parse(granted.token()).getJWTClaimsSet();
        assertThat(claims.getClaim("ods")).isEqualTo("A1001");
        assertThat(claims.getClaim("product")).isEqualTo("product-1");
        assertThat(claims.getClaim("env")).isEqualTo("INT");
        assertThat(claims.getClaim("client_id")).isEqualTo("app-1");
    }

    @Test
    void the_same_assertion_earns_no_second_one() {
        String assertion = assertion(claims -> claims);
        granted(desk, assertion, "");

        assertThat(denied(desk, assertion).description()).contains("jti");
    }

    @Test
    void another_application_may_have_the_same_jti() {
        SeenAssertions seen = new SeenAssertions(10);

        assertThat(seen.remember(Registered.ID, "1", NOW.plusSeconds(9), NOW))
                .isEqualTo(SeenAssertions.Remembered.NEW);
        assertThat(
                        seen.remember(
                                new org.barsrouter.ingress.client.ClientId("app-2"),
                                "1",
                                NOW.plusSeconds(9),
                                NOW))
                .isEqualTo(SeenAssertions.Remembered.NEW);
    }

    @Test
    void memory_of_assertions_is_bounded_and_refuses_rather_than_forgets() {
        SeenAssertions seen = new SeenAssertions(2);
        seen.remember(Registered.ID, "1", NOW.plusSeconds(9), NOW);
        seen.remember(Registered.ID, "2", NOW.plusSeconds(9), NOW);

        assertThat(seen.remember(Registered.ID, "3", NOW.plusSeconds(9), NOW))
                .isEqualTo(SeenAssertions.Remembered.FULL);
        assertThat(seen.remember(Registered.ID, "1", NOW.plusSeconds(9), NOW))
                .isEqualTo(SeenAssertions.Remembered.SEEN);
        assertThat(seen.remember(Registered.ID, "3", NOW.plusSeconds(19), NOW.plusSeconds(9)))
                .isEqualTo(SeenAssertions.Remembered.NEW);
    }

    @Test
    void each_claim_that_is_wrong_is_named() {
        assertThat(why(c -> c.issuer(null))).contains("iss");
        assertThat(why(c -> c.issuer("app-2").subject("app-2"))).contains("iss");
        assertThat(why(c -> c.subject("app-2"))).contains("sub");
        assertThat(why(c -> c.subject(null))).contains("sub");
        assertThat(why(c -> c.audience(URL + "/"))).contains("aud", URL);
        assertThat(why(c -> c.audience(List.of(URL, "https://other.example")))).contains("aud");
        assertThat(why(c -> c.jwtID(null))).contains("jti");
        assertThat(why(c -> c.jwtID("x".repeat(201)))).contains("jti");
        assertThat(why(c -> c.expirationTime(null))).contains("exp");
        assertThat(why(c -> c.expirationTime(Date.from(NOW)))).contains("exp");
        assertThat(why(c -> c.expirationTime(Date.from(NOW.plusSeconds(331))))).contains("exp");
        assertThat(
                        why(c ->
                                c.issueTime(Date.from(NOW.minusSeconds(10)))
                                        .expirationTime(Date.from(NOW.plusSeconds(291)))))
                .contains("exp");
        assertThat(why(c -> c.notBeforeTime(Date.from(NOW.plusSeconds(60))))).contains("nbf");
    }

    @Test
    void what_is_not_signed_by_a_registered_key_with_rs512_or_stronger_is_refused() {
        JWTClaimsSet claims = Signed.assertion("app-1", URL, NOW).build();

        assertThat(denied(desk, new PlainJWT(claims).serialize()).description()).contains("none");
        assertThat(denied(desk, Signed.byMacOf(Signed.KEY, claims)).description())
                .contains("algorithm");
        for (JWSAlgorithm weak :
                List.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.PS256)) {
            assertThat(denied(desk, Signed.by(Signed.KEY, weak, claims)).description())
                    .contains("algorithm");
        }
        assertThat(
                        denied(desk, Signed.by(Signed.FORGED_KEY, JWSAlgorithm.RS512, claims))
                                .description())
                .contains("signature");
        assertThat(
                        denied(desk, Signed.by(Signed.OTHER_KEY, JWSAlgorithm.RS512, claims))
                                .description())
                .contains("kid");
    }

    @Test
    void a_revoked_application_gets_nothing() {
        assertThat(denied(desk(Registered.revoked()), assertion(claims -> claims)))
                .satisfies(denied -> {
                    assertThat(denied.error()).isEqualTo(OAuthError.INVALID_CLIENT);
                    assertThat(denied.description()).contains("iss");
                });
    }

    @Test
    void a_token_has_the_scopes_that_are_asked_for_and_registered() {
        TokenDesk reader = desk(Registered.with(Set.of(Scope.READ, Scope.WRITE)));

        assertThat(granted(reader, assertion(c -> c), "").scope())
                .isEqualTo("bars.read bars.write");
        assertThat(granted(reader, assertion(c -> c), "&scope=bars.read").scope())
                .isEqualTo("bars.read");
        assertThat(reader.grant(form(assertion(c -> c)) + "&scope=bars.read+openid", NOW))
                .isInstanceOfSatisfying(
                        Grant.Denied.class,
                        denied -> assertThat(denied.error()).isEqualTo(OAuthError.INVALID_SCOPE));
    }

    @ParameterizedTest
    @CsvSource({
        "'', INVALID_REQUEST, grant_type",
        "grant_type=, INVALID_REQUEST, grant_type",
        "grant_type=password, UNSUPPORTED_GRANT_TYPE, grant_type",
        "grant_type=client_credentials, INVALID_REQUEST, client_assertion_type",
        "grant_type=client_credentials&grant_type=client_credentials, INVALID_REQUEST, twice",
        "grant_type=client_credentials&client_assertion_type=x, INVALID_REQUEST, client_assertion_type",
        "grant_type=client_credentials&client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer, INVALID_REQUEST, client_assertion",
        "%zz=1, INVALID_REQUEST, form",
        "nonsense, INVALID_REQUEST, form",
        "grant_type=client_credentials&client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer&client_assertion=a.b.c, INVALID_CLIENT, JWT"
    })
    void a_form_that_is_wrong_is_refused_with_the_field(
            String body, OAuthError error, String named) {
        assertThat(desk.grant(body, NOW))
                .isInstanceOfSatisfying(
                        Grant.Denied.class,
                        denied -> {
                            assertThat(denied.error()).isEqualTo(error);
                            assertThat(denied.description()).contains(named);
                        });
    }

    @Test
    void a_flood_of_requests_is_told_when_to_come_back() {
        for (int i = 0; i < 50; i++) {
            desk.grant("", NOW);
        }

        assertThat(desk.grant("", NOW))
                .isInstanceOfSatisfying(
                        Grant.Denied.class,
                        denied -> {
                            assertThat(denied.error().status()).isEqualTo(429);
                            assertThat(denied.after()).isPositive();
                        });
    }

    private static TokenDesk desk(Client client) {
        return new TokenDesk(
                new AssertionRules(
                        URL,
                        id -> Optional.of(client).filter(known -> known.id().equals(id)),
                        _ -> KeySet.finder(Signed.publicSet(Signed.KEY))),
                new TokenMint(ISSUER, "INT", Duration.ofMinutes(10)),
                new OneKey(),
                new Allowance(50, null),
                UUID::randomUUID);
    }

    /// The keys of a test's endpoint.
    private static final class OneKey implements SigningKeys {
        @Override
        public RSAKey current() {
            return OWN;
        }

        @Override
        public JWKSet publicKeys() {
            return new JWKSet(List.<JWK>of(OWN)).toPublicJWKSet();
        }

        @Override
        public Lookup find(String kid) {
            return KeySet.finder(publicKeys()).find(kid);
        }
    }

    private String why(UnaryOperator<JWTClaimsSet.Builder> change) {
        Grant.Denied denied = denied(desk(Registered.client()), assertion(change));
        assertThat(denied.error()).isEqualTo(OAuthError.INVALID_CLIENT);
        return denied.description();
    }

    private static String assertion(UnaryOperator<JWTClaimsSet.Builder> change) {
        return Signed.by(
                Signed.KEY,
                JWSAlgorithm.RS512,
                change.apply(Signed.assertion("app-1", URL, NOW)).build());
    }

    private static Grant.Granted granted(TokenDesk desk, String assertion, String more) {
        Grant grant = desk.grant(form(assertion) + more, NOW);
        assertThat(grant).isInstanceOf(Grant.Granted.class);
        return (Grant.Granted) grant;
    }

    private static Grant.Denied denied(TokenDesk desk, String assertion) {
        Grant grant = desk.grant(form(assertion), NOW);
        assertThat(grant).isInstanceOf(Grant.Denied.class);
        return (Grant.Denied) grant;
    }

    private static String form(String assertion) {
        return "grant_type=client_credentials&client_assertion_type="
                + URLEncoder.encode(
                        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                        StandardCharsets.UTF_8)
                + "&client_assertion="
                + assertion;
    }
}
