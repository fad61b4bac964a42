package org.barsrouter.ingress.grant;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.UUID;
import org.barsrouter.ingress.client.Client;
import org.barsrouter.ingress.client.Scope;
import org.barsrouter.ingress.token.AccessTokenRules.Issuer;

/// Makes our own access tokens, in the form of RFC 9068. What they say of organisation, product and
/// environment is for whoever reads one; at every call it is the registration that counts.
public final class TokenMint {
    public static final JWSAlgorithm ALGORITHM = JWSAlgorithm.RS512;

    private final Issuer issuer;
    private final String environment;
    private final Duration lifetime;

    /// @param lifetime how long a token is good
    public TokenMint(Issuer issuer, String environment, Duration lifetime) {
        this.issuer = issuer;
        this.environment = environment;
        this.lifetime = lifetime;
    }

    public Duration lifetime() {
        return lifetime;
    }

    /// A token for an application.
    ///
    /// @param id makes it unlike every other
    public String mint(Client client, Collection<Scope> scopes, Instant now, UUID id, RSAKey key) {
        JWTClaimsSet claims =
                new JWTClaimsSet.Builder()
                        .issuer(issuer.name())
                        .audience(issuer.audience())
                        .subject(client.id().value())
                        .jwtID(id.toString())
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(lifetime)))
                        .claim("client_id", client.id().value())
                        .claim("scope", Scope.joined(scopes))
                        .claim("ods", client.owner().odsCode())
                        .claim("product", client.owner().product())
                        .claim("env", environment)
                        .build();
        SignedJWT jwt =
                new SignedJWT(
                        new JWSHeader.Builder(ALGORITHM)
                                .type(new JOSEObjectType("at+jwt"))
                                .keyID(key.getKeyID())
                                .build(),
                        claims);
        try {
            jwt.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("the token endpoint's own key cannot sign", e);
        }
        return jwt.serialize();
    }
}
