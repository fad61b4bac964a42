package org.barsrouter.ingress.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.barsrouter.ingress.client.ClientId;
import org.barsrouter.ingress.client.Scope;
import org.barsrouter.ingress.fixture.Signed;
import org.barsrouter.ingress.token.AccessTokenRules.Issuer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTokenRulesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final String ISSUER = "https://issuer.example";

    private final AccessTokenRules rules =
            new AccessTokenRules(
                    new Issuer(
                            ISSUER, "the-router", Set.of(JWSAlgorithm.RS512, JWSAlgorithm.ES512)),
                    KeySet.finder(
                            Signed.publicSet(Signed.KEY, Signed.OTHER_KEY, Signed.CURVE_KEY)));

    @Test
    void a_good_token_names_its_application_and_its_scopes() {
        assertThat(judge(claims -> claims))
                .isEqualTo(
                        Judged.good(
                                new Access(
                                        new ClientId("app-1"),
                                        Set.of(Scope.BOOKING_AND_REFERRAL),
                                        NOW.plusSeconds(600))));
    }

    @Test
    void a_stronger_signature_of_another_kind_is_good_too() {
        JWTClaimsSet claims = Signed.access("app-1", ISSUER, NOW).build();

        assertThat(rules.judge(Signed.by(Signed.CURVE_KEY, JWSAlgorithm.ES512, claims), NOW))
                .isInstanceOf(Judged.Good.class);
    }

    @Test
    void scopes_may_be_a_list_and_those_of_others_are_left_out() {
        Judged<Access> judged =
                judge(claims ->
                        claims.claim("scope", null)
                                .claim("scp", List.of("bars.read", "openid", "bars.write")));

        assertThat(judged)
                .isInstanceOfSatisfying(
                        Judged.Good.class,
                        good ->
                                assertThat(((Access) good.value()).scopes())
                                        .containsExactlyInAnyOrder(Scope.READ, Scope.WRITE));
    }

    @Test
    void each_claim_that_is_wrong_is_named() {
        assertThat(why(judge(c -> c.issuer("https://other.example")))).contains("iss");
        assertThat(why(judge(c -> c.issuer(null)))).contains("iss");
        assertThat(why(judge(c -> c.audience("somebody")))).contains("aud");
        assertThat(why(judge(c -> c.audience(List.of())))).contains("aud");
        assertThat(why(judge(c -> c.expirationTime(null)))).contains("exp");
        assertThat(why(judge(c -> c.expirationTime(Date.from(NOW))))).contains("exp");
        assertThat(why(judge(c -> c.notBeforeTime(Date.from(NOW.plusSeconds(31))))))
                .contains("nbf");
        assertThat(why(judge(c -> c.issueTime(Date.from(NOW.plusSeconds(31)))))).contains("iat");
        assertThat(why(judge(c -> c.claim("client_id", null)))).contains("client_id");
        assertThat(why(judge(c -> c.claim("client_id", "a b")))).contains("client_id");
    }

    @Test
    void a_clock_that_is_a_little_ahead_is_forgiven() {
        assertThat(judge(c -> c.notBeforeTime(Date.from(NOW.plusSeconds(30)))))
                .isInstanceOf(Judged.Good.class);
    }

    @Test
    void a_forged_signature_is_not_that_of_its_key() {
        JWTClaimsSet claims = Signed.access("app-1", ISSUER, NOW).build();

        assertThat(why(rules.judge(Signed.by(Signed.FORGED_KEY, JWSAlgorithm.RS512, claims), NOW)))
                .contains("signature");
    }

    @Test
    void a_key_that_nobody_registered_is_unknown() {
        JWK stranger = Signed.rsa("stranger", 2048);
        JWTClaimsSet claims = Signed.access("app-1", ISSUER, NOW).build();

        assertThat(why(rules.judge(Signed.by(stranger, JWSAlgorithm.RS512, claims), NOW)))
                .contains("kid");
    }

    @Test
    void a_weaker_algorithm_and_none_and_a_mac_of_the_public_key_are_refused() {
        JWTClaimsSet claims = Signed.access("app-1", ISSUER, NOW).build();

        assertThat(why(rules.judge(Signed.by(Signed.KEY, JWSAlgorithm.RS256, claims), NOW)))
                .contains("algorithm");
        assertThat(why(rules.judge(Signed.byMacOf(Signed.KEY, claims), NOW))).contains("algorithm");
        assertThat(why(rules.judge(new PlainJWT(claims).serialize(), NOW))).contains("none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a", "a.b", "a.b.c", "..", "....", "a.b.c.d.e", "\u00e9.\u00e9.\u00e9"})
    void garbage_is_no_token(String garbage) {
        assertThat(rules.judge(garbage, NOW)).isInstanceOf(Judged.Faulty.class);
    }

    @Test
    void claims_that_are_no_object_or_nested_to_death_are_no_claims() {
        for (String payload : List.of("[]", "1", "{", "{\"a\":".repeat(20_000))) {
            String token =
                    base64("{\"alg\":\"RS512\",\"kid\":\"key-1\"}")
                            + "."
                            + base64(payload)
                            + ".AAAA";

            assertThat(rules.judge(token, NOW)).as(payload).isInstanceOf(Judged.Faulty.class);
        }
    }

    @Test
    void an_algorithm_that_the_key_is_not_made_for_is_refused() {
        JWTClaimsSet claims = Signed.access("app-1", ISSUER, NOW).build();
        String[] parts = Signed.by(Signed.KEY, JWSAlgorithm.RS512, claims).split("\\.", -1);
        String header = base64("{\"alg\":\"ES512\",\"kid\":\"key-1\"}");

        assertThat(why(rules.judge(header + "." + parts[1] + "." + parts[2], NOW))).contains("kid");
    }

    @Test
    void keys_out_of_reach_are_nobodys_fault() {
        AccessTokenRules blind =
                new AccessTokenRules(
                        new Issuer(ISSUER, "the-router", Set.of(JWSAlgorithm.RS512)),
                        _ -> new KeyFinder.Lookup.OutOfReach());

        assertThat(blind.judge(good(), NOW)).isInstanceOf(Judged.Unknown.class);
    }

    @Test
    void no_single_changed_character_leaves_a_token_good() {
        long seed = 20_260_301L;
        Random random = new Random(seed);
        String token = good();
        for (int i = 0; i < 300; i++) {
            StringBuilder changed = new StringBuilder(token);
            // Not the last character: some of its bits mean nothing in base64url.
            int at = random.nextInt(token.length() - 1);
            char other =
                    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_."
                            .charAt(random.nextInt(65));
            if (token.charAt(at) == other) {
                continue;
            }
            changed.setCharAt(at, other);

            assertThat(rules.judge(changed.toString(), NOW))
                    .as("seed %d, character %d", seed, at)
                    .isNotInstanceOf(Judged.Good.class);
        }
    }

    private static String good() {
        return Signed.by(
                Signed.KEY, JWSAlgorithm.RS512, Signed.access("app-1", ISSUER, NOW).build());
    }

    private Judged<Access> judge(UnaryOperator<JWTClaimsSet.Builder> change) {
        JWTClaimsSet claims = change.apply(Signed.access("app-1", ISSUER, NOW)).build();
        return rules.judge(Signed.by(Signed.KEY, JWSAlgorithm.RS512, claims), NOW);
    }

    private static String why(Judged<Access> judged) {
        assertThat(judged).isInstanceOf(Judged.Faulty.class);
        return ((Judged.Faulty<Access>) judged).why();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
