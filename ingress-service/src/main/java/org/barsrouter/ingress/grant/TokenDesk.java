package org.barsrouter.ingress.grant;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.barsrouter.ingress.client.Allowance;
import org.barsrouter.ingress.client.Client;
import org.barsrouter.ingress.client.Scope;
import org.barsrouter.ingress.grant.AssertionRules.Proven;
import org.barsrouter.ingress.grant.Grant.Denied;
import org.barsrouter.ingress.limit.Taken;
import org.barsrouter.ingress.limit.Usage;
import org.barsrouter.ingress.token.Judged;

/// Decides about one token request: limits, the fields, the assertion, its `jti`, the scopes, in
/// this order; what is wrong is said in the words of OAuth.
public final class TokenDesk {
    private static final String GRANT_TYPE = "client_credentials";
    private static final String ASSERTION_TYPE =
            "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final int MOST_ASSERTIONS = 200_000;

    private final AssertionRules rules;
    private final TokenMint mint;
    private final SigningKeys keys;
    private final Allowance allowance;
    private final Supplier<UUID> ids;
    private final Usage requests = new Usage();
    private final SeenAssertions seen = new SeenAssertions(MOST_ASSERTIONS);

    /// @param allowance token requests of everybody together: each costs two signatures
    /// @param ids of tokens
    public TokenDesk(
            AssertionRules rules,
            TokenMint mint,
            SigningKeys keys,
            Allowance allowance,
            Supplier<UUID> ids) {
        this.rules = rules;
        this.mint = mint;
        this.keys = keys;
        this.allowance = allowance;
        this.ids = ids;
    }

    /// A token, or why there is none.
    ///
    /// @param body the form, as it came
    public Grant grant(String body, Instant now) {
        if (requests.take(allowance, now) instanceof Taken.TooFast(Duration after)) {
            return new Denied(
                    OAuthError.TOO_MANY_REQUESTS,
                    "Too many token requests: use a token until it expires.",
                    after);
        }
        Optional<TokenForm> form = TokenForm.parse(body);
        if (form.isEmpty()) {
            return Denied.because(
                    OAuthError.INVALID_REQUEST,
                    "The body is no form (application/x-www-form-urlencoded), or a field stands there twice.");
        }
        return checked(form.get(), now);
    }

    private Grant checked(TokenForm form, Instant now) {
        Optional<String> grantType = form.field("grant_type");
        if (grantType.isEmpty()) {
            return missing("grant_type", GRANT_TYPE);
        }
        if (!grantType.get().equals(GRANT_TYPE)) {
            return Denied.because(
                    OAuthError.UNSUPPORTED_GRANT_TYPE, "grant_type must be " + GRANT_TYPE + ".");
        }
        if (!form.field("client_assertion_type").equals(Optional.of(ASSERTION_TYPE))) {
            return missing("client_assertion_type", ASSERTION_TYPE);
        }
        return form.field("client_assertion")
                .map(assertion -> judged(assertion, form, now))
                .orElseGet(() -> missing("client_assertion", "a JWT that your key has signed"));
    }

    private static Grant missing(String field, String value) {
        return Denied.because(
                OAuthError.INVALID_REQUEST,
                field + " is missing or wrong: it must be " + value + ".");
    }

    private Grant judged(String assertion, TokenForm form, Instant now) {
        return switch (rules.judge(assertion, now)) {
            case Judged.Good<Proven>(Proven proven) -> once(proven, form, now);
            case Judged.Faulty<Proven>(String why) ->
                    Denied.because(OAuthError.INVALID_CLIENT, why);
            case Judged.Unknown<Proven> _ ->
                    new Denied(
                            OAuthError.UNAVAILABLE,
                            "The application's key set is out of reach: its address was registered as jwksUrl.",
                            Duration.ofSeconds(10));
        };
    }

    private Grant once(Proven proven, TokenForm form, Instant now) {
        return switch (seen.remember(proven.client().id(), proven.jti(), proven.expires(), now)) {
            case NEW -> scoped(proven.client(), form.field("scope"), now);
            case SEEN ->
                    Denied.because(
                            OAuthError.INVALID_CLIENT,
                            "The client assertion was used before: sign a new one, with a new jti, for every token.");
            case FULL ->
                    new Denied(
                            OAuthError.UNAVAILABLE,
                            "Too many assertions are under way: repeat it with a new one.",
                            Duration.ofSeconds(30));
        };
    }

    /// All of the application's scopes, or those that it asks for.
    private Grant scoped(Client client, Optional<String> asked, Instant now) {
        EnumSet<Scope> scopes = EnumSet.noneOf(Scope.class);
        if (asked.isEmpty()) {
            scopes.addAll(client.scopes());
        } else {
            for (String text : Arrays.asList(asked.get().strip().split(" +", -1))) {
                Optional<Scope> scope = Scope.of(text).filter(client.scopes()::contains);
                if (scope.isEmpty()) {
                    return Denied.because(
                            OAuthError.INVALID_SCOPE,
                            "scope asks for what the application is not registered for.");
                }
                scopes.add(scope.get());
            }
        }
        return granted(client, scopes, now);
    }

    private Grant granted(Client client, Set<Scope> scopes, Instant now) {
        return new Grant.Granted(
                mint.mint(client, scopes, now, ids.get(), keys.current()),
                mint.lifetime(),
                Scope.joined(scopes));
    }
}
