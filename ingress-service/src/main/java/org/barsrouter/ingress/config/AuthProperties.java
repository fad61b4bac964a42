package org.barsrouter.ingress.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.barsrouter.ingress.admission.ByToken.Anonymous;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Whose tokens are taken.
///
/// @param mode absent is off in the sandbox; everywhere else it must be said
/// @param anonymous what happens to a call without any credentials
/// @param instances of ingress, among which the limits of applications are divided
/// @param verificationsPerSecond of tokens that were not seen before, and requests for tokens
public record AuthProperties(
        @Nullable Mode mode,
        @DefaultValue("refused") Anonymous anonymous,
        @DefaultValue("1") int instances,
        @DefaultValue("500") int verificationsPerSecond,
        @DefaultValue Own own,
        @DefaultValue External external) {

    /// Where tokens come from.
    public enum Mode {
        /// Nobody is asked for one.
        OFF,
        /// From our own endpoint.
        OWN,
        /// From an issuer elsewhere.
        EXTERNAL
    }

    public AuthProperties {
        atLeastOne("ingress.auth.instances", instances);
        atLeastOne("ingress.auth.verifications-per-second", verificationsPerSecond);
        if (mode == Mode.OWN) {
            own.complete();
        }
        if (mode == Mode.EXTERNAL) {
            external.complete();
        }
    }

    /// Our own token endpoint.
    ///
    /// @param tokenUrl its address as senders know it: what the `aud` of their assertions must be
    /// @param keyFile keys that sign tokens, shared by all instances
    /// @param lifetime of a token
    public record Own(
            @Nullable URI tokenUrl,
            @Nullable Path keyFile,
            @DefaultValue("10m") Duration lifetime) {
        private static final Duration LONGEST = Duration.ofHours(1);

        public Own {
            if (lifetime.compareTo(Duration.ofSeconds(10)) < 0 || lifetime.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(
                        "ingress.auth.own.lifetime must be between 10s and 1h");
            }
            if (tokenUrl != null && (!isHttp(tokenUrl) || tokenUrl.getHost() == null)) {
                throw new IllegalArgumentException(
                        "ingress.auth.own.token-url must be an http or https address");
            }
        }

        private void complete() {
            if (tokenUrl == null) {
                throw new IllegalArgumentException(
                        "ingress.auth.own.token-url must be set: the address of /oauth2/token as senders know it");
            }
            if (keyFile == null) {
                throw new IllegalArgumentException(
                        "ingress.auth.own.key-file must be set: ./bars token-keys FILE makes one");
            }
        }
    }

    /// An issuer elsewhere.
    ///
    /// @param issuer what `iss` of its tokens is
    /// @param audience what must be among their `aud`
    /// @param jwks its public keys: an http or https address, or a file
    /// @param algorithms that it may sign with
    public record External(
            @Nullable String issuer,
            @Nullable String audience,
            @Nullable String jwks,
            @DefaultValue({"RS512", "PS512", "ES512"}) List<String> algorithms) {
        private static final Set<String> ASYMMETRIC =
                Set.of(
                        "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384",
                        "ES512");

        public External {
            algorithms = List.copyOf(algorithms);
            if (algorithms.isEmpty() || !ASYMMETRIC.containsAll(algorithms)) {
                throw new IllegalArgumentException(
                        "ingress.auth.external.algorithms must be among RS, PS and ES with 256, 384 or 512: signatures that a public key verifies");
            }
        }

        private void complete() {
            if (issuer == null || audience == null || jwks == null) {
                throw new IllegalArgumentException(
                        "ingress.auth.external.issuer, ingress.auth.external.audience and ingress.auth.external.jwks must be set");
            }
        }

        /// The address of the keys; absent where they are in a file.
        public @Nullable URI address() {
            return jwks != null && jwks.matches("https?://.*") ? URI.create(jwks) : null;
        }
    }

    private static boolean isHttp(URI address) {
        return "http".equals(address.getScheme()) || "https".equals(address.getScheme());
    }

    private static void atLeastOne(String key, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(key + " must be at least 1");
        }
    }
}
