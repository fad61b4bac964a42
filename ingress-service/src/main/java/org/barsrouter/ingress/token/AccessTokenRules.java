package org.barsrouter.ingress.token;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.barsrouter.ingress.client.ClientId;
import org.barsrouter.ingress.client.Scope;

/// Judges access tokens of one issuer, our own endpoint or an external one: signature, `iss`,
/// `aud`, times, then which application it names and its scopes. Who the application is, and
/// whether it still may, stands in its registration and not in the token.
public final class AccessTokenRules {
    private static final String CALLED = "The access token";

    /// Issuers differ in where they write the application (RFC 9068 has `client_id`).
    private static final List<String> CLIENT_CLAIMS = List.of("client_id", "azp", "appid");

    private final Issuer issuer;
    private final KeyFinder keys;

    /// Who makes the tokens.
    ///
    /// @param name what `iss` must be
    /// @param audience what must be among `aud`
    /// @param algorithms that its tokens may be signed with
    public record Issuer(String name, String audience, Set<JWSAlgorithm> algorithms) {
        public Issuer {
            algorithms = Set.copyOf(algorithms);
        }
    }

    public AccessTokenRules(Issuer issuer, KeyFinder keys) {
        this.issuer = issuer;
        this.keys = keys;
    }

    public Judged<Access> judge(String token, Instant now) {
        return SignedToken.read(token, issuer.algorithms(), CALLED)
                .then(signed -> signed.verify(keys))
                .then(this::forUs)
                .then(claims -> Times.valid(claims, now, CALLED))
                .then(AccessTokenRules::access);
    }

    private Judged<JWTClaimsSet> forUs(JWTClaimsSet claims) {
        if (!issuer.name().equals(claims.getIssuer())) {
            return Judged.faulty(CALLED + " is of another issuer: its iss is not ours.");
        }
        return claims.getAudience().contains(issuer.audience())
                ? Judged.good(claims)
                : Judged.faulty(
                        CALLED
                                + " is meant for somebody else: its aud is not that of this router.");
    }

    private static Judged<Access> access(JWTClaimsSet claims) {
        Optional<ClientId> client =
                CLIENT_CLAIMS.stream()
                        .map(claims::getClaim)
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .findFirst()
                        .flatMap(ClientId::of);
        return client.map(id ->
                        Judged.good(
                                new Access(
                                        id,
                                        scopes(claims),
                                        claims.getExpirationTime().toInstant())))
                .orElseGet(() ->
                        Judged.faulty(CALLED + " names no application: it needs a client_id."));
    }

    /// `scope` with blanks between (RFC 9068), or `scp` as text or as a list.
    private static Set<Scope> scopes(JWTClaimsSet claims) {
        EnumSet<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String claim : List.of("scope", "scp")) {
            texts(claims, claim).forEach(text -> Scope.of(text).ifPresent(scopes::add));
        }
        return scopes;
    }

    private static List<String> texts(JWTClaimsSet claims, String claim) {
        if (claims.getClaim(claim) instanceof String text) {
            return Arrays.asList(text.split(" ", -1));
        }
        try {
            List<String> list = claims.getStringListClaim(claim);
            return list == null ? List.of() : list;
        } catch (ParseException e) {
            return List.of();
        }
    }
}
