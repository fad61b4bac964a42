package org.barsrouter.console.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.barsrouter.console.access.Role;
import org.barsrouter.console.config.ConsoleProperties.Environment;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ConsolePropertiesTest {
    @Test
    void defaults() {
        ConsoleProperties properties =
                bound(Map.of("console.environment", "SANDBOX", "console.users-file", "users"));

        assertThat(properties.where()).isEqualTo(Environment.SANDBOX);
        assertThat(properties.services())
                .isEqualTo(
                        new ConsoleProperties.Services(
                                "http://127.0.0.1:8084",
                                "http://127.0.0.1:8082",
                                "http://127.0.0.1:8083",
                                Duration.ofSeconds(10),
                                ""));
        assertThat(properties.session())
                .isEqualTo(
                        new ConsoleProperties.Session(
                                Duration.ofMinutes(30), Duration.ofHours(12)));
        assertThat(properties.organisation()).isEmpty();
        assertThat(properties.oidc().isUsed()).isFalse();
        assertThat(properties.isTlsDemanded()).isFalse();
    }

    @Test
    void every_key_binds() {
        ConsoleProperties properties =
                bound(
                        Map.ofEntries(
                                Map.entry("console.environment", "PROD"),
                                Map.entry("console.services.journal-url", "http://j"),
                                Map.entry("console.services.delivery-url", "http://d"),
                                Map.entry("console.services.catalogue-url", "http://c"),
                                Map.entry("console.services.patience", "3s"),
                                Map.entry("console.services.journal-secret-file", "secret"),
                                Map.entry("console.organisation", "X26"),
                                Map.entry("console.session.idle", "5m"),
                                Map.entry("console.session.longest", "8h"),
                                Map.entry("console.users-file", ""),
                                Map.entry("console.oidc.issuer", "https://id.example"),
                                Map.entry("console.oidc.client-id", "bars"),
                                Map.entry("console.oidc.client-secret-file", ""),
                                Map.entry("console.oidc.name-claim", "email"),
                                Map.entry("console.oidc.role-claim", "groups"),
                                Map.entry("console.oidc.role-prefix", "bars-")));

        assertThat(properties)
                .isEqualTo(
                        new ConsoleProperties(
                                Environment.PROD,
                                new ConsoleProperties.Services(
                                        "http://j",
                                        "http://d",
                                        "http://c",
                                        Duration.ofSeconds(3),
                                        "secret"),
                                "X26",
                                new ConsoleProperties.Session(
                                        Duration.ofMinutes(5), Duration.ofHours(8)),
                                "",
                                new ConsoleProperties.Oidc(
                                        "https://id.example",
                                        "bars",
                                        "",
                                        "email",
                                        "groups",
                                        "bars-")));
        assertThat(properties.isTlsDemanded()).isTrue();
        assertThat(properties.oidc().claimed(Role.CATALOGUE_EDITOR))
                .isEqualTo("bars-catalogue-editor");
    }

    @Test
    void what_makes_no_sense_is_refused_with_the_key() {
        refused(Map.of("console.users-file", "u"), "console.environment is missing");
        refused(Map.of("console.environment", "INT"), "console.oidc.issuer");
        refused(
                Map.of("console.environment", "PROD", "console.users-file", "u"),
                "console.users-file is not for PROD");
        refused(
                Map.of("console.environment", "INT", "console.oidc.issuer", "https://id.example"),
                "console.oidc.client-id");
        refused(
                Map.of(
                        "console.environment",
                        "INT",
                        "console.users-file",
                        "u",
                        "console.session.idle",
                        "5s"),
                "console.session.idle");
        refused(
                Map.of(
                        "console.environment",
                        "INT",
                        "console.users-file",
                        "u",
                        "console.organisation",
                        "X 26"),
                "console.organisation");
    }

    private static void refused(Map<String, String> keys, String sentence) {
        assertThatThrownBy(() -> bound(keys)).rootCause().hasMessageContaining(sentence);
    }

    private static ConsoleProperties bound(Map<String, String> keys) {
        return new Binder(new MapConfigurationPropertySource(new HashMap<>(keys)))
                .bind(
                        "console",
                        org.springframework.boot.context.properties.bind.Bindable.of(
                                ConsoleProperties.class),
                        new NoUnboundElementsBindHandler(BindHandler.DEFAULT))
                .get();
    }
}
