package org.barsrouter.ingress.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.barsrouter.ingress.admission.ByToken.Anonymous;
import org.barsrouter.ingress.config.AuthProperties.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class AuthPropertiesTest {
    static final AuthProperties DEFAULTS =
            new AuthProperties(
                    null,
                    Anonymous.REFUSED,
                    1,
                    500,
                    new AuthProperties.Own(null, null, Duration.ofMinutes(10)),
                    new AuthProperties.External(
                            null, null, null, List.of("RS512", "PS512", "ES512")));
    static final AdminProperties ADMIN_DEFAULTS = new AdminProperties("127.0.0.1", 8089, null);
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    @Test
    void has_these_defaults() {
        assertThat(bound(Map.of()).auth()).isEqualTo(DEFAULTS);
        assertThat(bound(Map.of()).admin()).isEqualTo(ADMIN_DEFAULTS);
    }

    @Test
    void binds_every_key() {
        IngressProperties bound =
                bound(
                        Map.ofEntries(
                                Map.entry("ingress.auth.mode", "own"),
                                Map.entry("ingress.auth.anonymous", "allowed"),
                                Map.entry("ingress.auth.instances", "3"),
                                Map.entry("ingress.auth.verifications-per-second", "50"),
                                Map.entry("ingress.auth.own.token-url", "https://r.example/t"),
                                Map.entry("ingress.auth.own.key-file", "/etc/keys.json"),
                                Map.entry("ingress.auth.own.lifetime", "5m"),
                                Map.entry("ingress.auth.external.issuer", "https://i.example"),
                                Map.entry("ingress.auth.external.audience", "router"),
                                Map.entry("ingress.auth.external.jwks", "https://i.example/jwks"),
                                Map.entry("ingress.auth.external.algorithms", "RS256,ES512"),
                                Map.entry("ingress.admin.address", "0.0.0.0"),
                                Map.entry("ingress.admin.port", "0"),
                                Map.entry("ingress.admin.secret", SECRET)));

        assertThat(bound.auth())
                .isEqualTo(
                        new AuthProperties(
                                Mode.OWN,
                                Anonymous.ALLOWED,
                                3,
                                50,
                                new AuthProperties.Own(
                                        URI.create("https://r.example/t"),
                                        Path.of("/etc/keys.json"),
                                        Duration.ofMinutes(5)),
                                new AuthProperties.External(
                                        "https://i.example",
                                        "router",
                                        "https://i.example/jwks",
                                        List.of("RS256", "ES512"))));
        assertThat(bound.admin()).isEqualTo(new AdminProperties("0.0.0.0", 0, SECRET));
        assertThat(bound.admin().toString()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @CsvSource({
        "ingress.auth.mode, own, ingress.auth.own.token-url",
        "ingress.auth.mode, external, ingress.auth.external.issuer",
        "ingress.auth.instances, 0, ingress.auth.instances",
        "ingress.auth.verifications-per-second, 0, ingress.auth.verifications-per-second",
        "ingress.auth.own.token-url, ftp://r, ingress.auth.own.token-url",
        "ingress.auth.own.lifetime, 2h, ingress.auth.own.lifetime",
        "ingress.auth.external.algorithms, HS512, ingress.auth.external.algorithms",
        "ingress.auth.external.algorithms, none, ingress.auth.external.algorithms",
        "ingress.admin.port, 70000, ingress.admin.port",
        "ingress.admin.secret, short, ingress.admin.secret",
        "ingress.admin.address, 0.0.0.0, ingress.admin.secret"
    })
    void refuses_a_value_with_a_sentence_that_names_the_key_to_mend(
            String key, String value, String named) {
        assertThatThrownBy(() -> bound(Map.of(key, value))).rootCause().hasMessageContaining(named);
    }

    private static IngressProperties bound(Map<String, String> settings) {
        return new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("ingress", IngressProperties.class);
    }
}
