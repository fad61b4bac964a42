package org.barsrouter.ingress.grant;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.barsrouter.ingress.client.Client;
import org.barsrouter.ingress.client.ClientId;
import org.barsrouter.ingress.client.Clients;
import org.barsrouter.ingress.token.Judged;
import org.barsrouter.ingress.token.SignedToken;
import org.barsrouter.ingress.token.Times;
import org.jspecify.annotations.Nullable;

/// Judges the assertion by which an application proves who it is (RFC 7523 section 3, as the
/// national platform asks for it): RS512 or stronger, `iss` and `sub` the client id, `aud` the
/// address of the token endpoint character for character, five minutes at most, a `jti` that is
/// used once.
public final class AssertionRules {
    /// RS512 and what is as strong or stronger.
    public static final Set<JWSAlgorithm> ALGORITHMS =
            Set.of(JWSAlgorithm.RS512, JWSAlgorithm.PS512, JWSAlgorithm.ES512);

    static final Duration LONGEST_LIFE = Duration.ofMinutes(5);
    private static final int LONGEST_JTI = 200;
    private static final String CALLED = "The client assertion";

    private final String tokenUrl;
    private final Clients clients;
    private final ClientKeys keys;

    /// @param tokenUrl address of the token endpoint, as senders know it
    public AssertionRules(String tokenUrl, Clients clients, ClientKeys keys) {
        this.tokenUrl = tokenUrl;
        this.clients = clients;
        this.keys = keys;
    }

    /// A proven application and what makes this assertion the one that it is.
    public record Proven(Client client, String jti, Instant expires) {}

    public Judged<Proven> judge(String assertion, Instant now) {
        return SignedToken.read(assertion, ALGORITHMS, CALLED)
                .then(signed ->
                        client(signed.claimedIssuer())
                                .then(client ->
                                        signed.verify(keys.of(client))
                                                .then(claims -> proven(client, claims, now))));
    }

    private Judged<Client> client(@Nullable String issuer) {
        if (issuer == null) {
            return Judged.faulty(CALLED + " has no iss: it is the client id.");
        }
        return ClientId.of(issuer)
                .flatMap(clients::find)
                .filter(Client::isActive)
                .map(Judged::good)
                .orElseGet(() ->
                        Judged.faulty(
                                CALLED
                                        + " has an iss that is no registered application of this environment."));
    }

    private Judged<Proven> proven(Client client, JWTClaimsSet claims, Instant now) {
        if (!client.id().value().equals(claims.getSubject())) {
            return Judged.faulty(
                    CALLED + " has a sub that is not its iss: both are the client id.");
        }
        if (!claims.getAudience().equals(List.of(tokenUrl))) {
            return Judged.faulty(
                    CALLED + " has another aud than " + tokenUrl + ", character for character.");
        }
        String jti = claims.getJWTID();
        if (jti == null || jti.isEmpty() || jti.length() > LONGEST_JTI) {
            return Judged.faulty(
                    CALLED + " needs a jti of at most " + LONGEST_JTI + " characters: a new UUID.");
        }
        return Times.valid(claims, now, CALLED)
                .then(valid -> endsSoon(valid, now))
                .map(expires -> new Proven(client, jti, expires));
    }

    /// Counted from now, and from its `iat` where there is one.
    private static Judged<Instant> endsSoon(JWTClaimsSet claims, Instant now) {
        Instant expires = claims.getExpirationTime().toInstant();
        Date issued = claims.getIssueTime();
        boolean lives =
                expires.isAfter(now.plus(LONGEST_LIFE).plus(Times.SKEW))
                        || (issued != null
                                && expires.isAfter(issued.toInstant().plus(LONGEST_LIFE)));
        return lives
                ? Judged.faulty(CALLED + " lives too long: its exp is at most 5 minutes away.")
                : Judged.good(expires);
    }
}
