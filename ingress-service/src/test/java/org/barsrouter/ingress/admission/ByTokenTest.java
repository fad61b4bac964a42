package org.barsrouter.ingress.admission;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.barsrouter.ingress.admission.ByToken.Anonymous;
import org.barsrouter.ingress.answer.Answer.Refused;
import org.barsrouter.ingress.answer.Checked;
import org.barsrouter.ingress.caller.Credentials;
import org.barsrouter.ingress.client.Allowance;
import org.barsrouter.ingress.client.Client;
import org.barsrouter.ingress.client.Scope;
import org.barsrouter.ingress.envelope.Call;
import org.barsrouter.ingress.envelope.PathMatch;
import org.barsrouter.ingress.fixture.Registered;
import org.barsrouter.ingress.fixture.Signed;
import org.barsrouter.ingress.header.HeaderField;
import org.barsrouter.ingress.header.RequestHeaders;
import org.barsrouter.ingress.token.AccessTokenRules;
import org.barsrouter.ingress.token.AccessTokenRules.Issuer;
import org.barsrouter.ingress.token.KeyFinder;
import org.barsrouter.ingress.token.KeySet;
import org.barsrouter.schemas.refusal.Refusal;
import org.junit.jupiter.api.Test;

class ByTokenTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final String ISSUER = "https://issuer.example";

    private final AtomicReference<Client> registered = new AtomicReference<>(Registered.client());
    private final AtomicInteger lookups = new AtomicInteger();

    @Test
    void a_good_token_is_verified_once_and_names_its_application_each_time() {
        ByToken door = door(Anonymous.REFUSED, 100);
        Call call = call("POST", "/$process-message", token("app-1"));

        for (int i = 0; i < 5; i++) {
            assertThat(admit(door, call, NOW))
                    .isEqualTo(Checked.passed(new Credentials.Application(Registered.client())));
        }
        assertThat(lookups).hasValue(1);
    }

    @Test
    void a_revocation_works_on_a_token_that_lives() {
        ByToken door = door(Anonymous.REFUSED, 100);
        Call call = call("POST", "/$process-message", token("app-1"));
        admit(door, call, NOW);

        registered.set(Registered.revoked());

        assertThat(refused(admit(door, call, NOW)).refusal()).isEqualTo(Refusal.CLIENT_REVOKED);
    }

    @Test
    void a_token_that_was_verified_expires_all_the_same() {
        ByToken door = door(Anonymous.REFUSED, 100);
        Call call = call("POST", "/$process-message", token("app-1"));
        admit(door, call, NOW);

        Refused refused = refused(admit(door, call, NOW.plusSeconds(600)));

        assertThat(refused.refusal()).isEqualTo(Refusal.TOKEN_INVALID);
        assertThat(refused.diagnostics()).contains("exp");
    }

    @Test
    void limits_come_before_whether_the_token_is_good_for_the_call() {
        registered.set(Registered.with(new Allowance(1, null)));
        ByToken door = door(Anonymous.REFUSED, 100);
        Call call = call("POST", "/$process-message", token("app-1"));
        admit(door, call, NOW);

        Refused refused = refused(admit(door, call, NOW));

        assertThat(refused.refusal()).isEqualTo(Refusal.RATE_EXCEEDED);
        assertThat(refused.headers()).contains(new HeaderField("Retry-After", "1"));
    }

    @Test
    void a_used_quota_says_when_the_day_ends() {
        registered.set(Registered.with(new Allowance(10, 1L)));
        ByToken door = door(Anonymous.REFUSED, 100);
        Call call = call("POST", "/$process-message", token("app-1"));
        admit(door, call, NOW);

        Refused refused = refused(admit(door, call, NOW));

        assertThat(refused.refusal()).isEqualTo(Refusal.QUOTA_USED);
        assertThat(refused.headers()).contains(new HeaderField("Retry-After", "50400"));
    }

    @Test
    void a_scope_must_stand_in_the_token_and_in_the_registration() {
        registered.set(Registered.with(Set.of(Scope.READ)));
        ByToken door = door(Anonymous.REFUSED, 100);

        assertThat(
                        refused(admit(door, call("POST", "/$process-message", token("app-1")), NOW))
                                .refusal())
                .isEqualTo(Refusal.SCOPE_MISSING);
        assertThat(admit(door, call("GET", "/Slot", token("app-1")), NOW))
                .isInstanceOf(Checked.Passed.class);
    }

    @Test
    void whoever_floods_us_with_forged_tokens_is_told_to_wait() {
        ByToken door = door(Anonymous.REFUSED, 2);
        for (String forged : List.of("a.b.c", "d.e.f")) {
            assertThat(refused(admit(door, call("GET", "/Slot", forged), NOW)).refusal())
                    .isEqualTo(Refusal.TOKEN_INVALID);
        }

        assertThat(refused(admit(door, call("GET", "/Slot", "g.h.i"), NOW)).refusal())
                .isEqualTo(Refusal.RATE_EXCEEDED);
    }

    @Test
    void nobody_needs_a_token_for_signs_of_life_and_for_what_the_router_says_of_itself() {
        ByToken door = door(Anonymous.REFUSED, 100);

        for (String path : List.of("/_ping", "/_status", "/_openapi", "/metadata")) {
            assertThat(admit(door, call("GET", path, null), NOW))
                    .as(path)
                    .isEqualTo(Checked.passed(new Credentials.Anonymous()));
        }
        for (String path : List.of("/Slot", "/Nothing", "/_messages/1/status", "/Endpoint")) {
            assertThat(refused(admit(door, call("GET", path, null), NOW)).refusal())
                    .as(path)
                    .isEqualTo(Refusal.TOKEN_MISSING);
        }
    }

    @Test
    void where_anonymous_calls_are_allowed_a_wrong_token_is_still_refused() {
        ByToken door = door(Anonymous.ALLOWED, 100);

        assertThat(admit(door, call("GET", "/Slot", null), NOW))
                .isEqualTo(Checked.passed(new Credentials.Anonymous()));
        assertThat(refused(admit(door, call("GET", "/Slot", "a.b.c"), NOW)).refusal())
                .isEqualTo(Refusal.TOKEN_INVALID);
    }

    @Test
    void a_401_carries_the_challenge_that_says_what_to_send() {
        ByToken door = door(Anonymous.REFUSED, 100);

        assertThat(refused(admit(door, call("GET", "/Slot", null), NOW)).headers())
                .containsExactly(new HeaderField("WWW-Authenticate", "Bearer"));
        assertThat(refused(admit(door, call("GET", "/Slot", "a.b.c"), NOW)).headers())
                .containsExactly(
                        new HeaderField("WWW-Authenticate", "Bearer error=\"invalid_token\""));
    }

    private ByToken door(Anonymous anonymous, int verifications) {
        KeyFinder keys = KeySet.finder(Signed.publicSet(Signed.KEY));
        return new ByToken(
                new AccessTokenRules(
                        new Issuer(ISSUER, "the-router", Set.of(JWSAlgorithm.RS512)),
                        kid -> {
                            lookups.incrementAndGet();
                            return keys.find(kid);
                        }),
                id ->
                        Optional.ofNullable(registered.get())
                                .filter(client -> client.id().equals(id)),
                new ByToken.Settings(anonymous, verifications, 1));
    }

    private static Checked<Credentials> admit(ByToken door, Call call, Instant now) {
        return door.admit(call, PathMatch.of(call.method(), call.path()), now);
    }

    private static String token(String clientId) {
        return Signed.by(
                Signed.KEY, JWSAlgorithm.RS512, Signed.access(clientId, ISSUER, NOW).build());
    }

    private static Call call(
            String method, String path, @org.jspecify.annotations.Nullable String token) {
        List<HeaderField> headers =
                token == null
                        ? List.of()
                        : List.of(new HeaderField("Authorization", "Bearer " + token));
        return new Call(method, path, null, new RequestHeaders(headers));
    }

    private static Refused refused(Checked<Credentials> checked) {
        assertThat(checked).isInstanceOf(Checked.Stopped.class);
        return ((Checked.Stopped<Credentials>) checked).refused();
    }
}
