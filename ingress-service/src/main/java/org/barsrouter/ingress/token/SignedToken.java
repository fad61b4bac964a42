package org.barsrouter.ingress.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Collection;
import java.util.stream.Collectors;
import org.barsrouter.ingress.token.KeyFinder.Lookup;
import org.jspecify.annotations.Nullable;

/// A JWT (RFC 7519) that is signed with an asymmetric key; what it says is believed only after
/// {@link #verify}.
///
/// @param called what sentences call it, such as `The access token`
public record SignedToken(SignedJWT jwt, String called) {
    private static final DefaultJWSVerifierFactory VERIFIERS = new DefaultJWSVerifierFactory();

    /// Reads a token and refuses every algorithm that is not among the allowed ones, before any key
    /// is looked at.
    public static Judged<SignedToken> read(
            String text, Collection<JWSAlgorithm> allowed, String called) {
        JWT parsed;
        try {
            parsed = JWTParser.parse(text);
        } catch (ParseException | IllegalArgumentException e) {
            return Judged.faulty(
                    called + " is no JWT: three parts in base64url with dots between.");
        }
        if (parsed instanceof PlainJWT) {
            return Judged.faulty(called + " is not signed: its alg is none.");
        }
        if (!(parsed instanceof SignedJWT signed)
                || !allowed.contains(signed.getHeader().getAlgorithm())) {
            return Judged.faulty(
                    called
                            + " is signed with an algorithm that is not accepted: use "
                            + allowed.stream()
                                    .map(JWSAlgorithm::getName)
                                    .sorted()
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
        return Judged.good(new SignedToken(signed, called));
    }

    /// What it claims, not verified: good for nothing but looking up whose keys to use.
    public @Nullable String claimedIssuer() {
        try {
            return jwt.getJWTClaimsSet().getIssuer();
        } catch (ParseException e) {
            return null;
        }
    }

    /// What it says, once the signature is that of the key that it names.
    public Judged<JWTClaimsSet> verify(KeyFinder keys) {
        String kid = jwt.getHeader().getKeyID();
        if (kid == null || kid.isEmpty()) {
            return Judged.faulty(called + " names no key: its header needs a kid.");
        }
        return switch (keys.find(kid)) {
            case Lookup.Found(JWK key) -> signedWith(key);
            case Lookup.NoSuchKey _ ->
                    Judged.faulty(called + " names a key (kid) that is not registered.");
            case Lookup.OutOfReach _ -> new Judged.Unknown<>();
        };
    }

    private Judged<JWTClaimsSet> signedWith(JWK key) {
        if (!isFor(key) || !(key instanceof AsymmetricJWK asymmetric)) {
            return Judged.faulty(
                    called + " is signed with a key (kid) that is registered for something else.");
        }
        try {
            JWSVerifier verifier =
                    VERIFIERS.createJWSVerifier(jwt.getHeader(), asymmetric.toPublicKey());
            return jwt.verify(verifier)
                    ? Judged.good(jwt.getJWTClaimsSet())
                    : Judged.faulty(called + " has a signature that is not that of its key (kid).");
        } catch (JOSEException e) {
            return Judged.faulty(
                    called + " is signed with an algorithm that its key (kid) is not made for.");
        } catch (ParseException e) {
            return Judged.faulty(called + " holds no JSON object of claims.");
        }
    }

    private boolean isFor(JWK key) {
        return (key.getAlgorithm() == null
                        || key.getAlgorithm()
                                .getName()
                                .equals(jwt.getHeader().getAlgorithm().getName()))
                && (key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE));
    }
}
