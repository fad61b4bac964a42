package org.barsrouter.router.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.barsrouter.deployment.config.BarsProperties;
import org.barsrouter.schemas.avro.Environment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

class RouterPropertiesTest {
    private static final Map<String, String> NEEDED =
            Map.of("bars.bootstrap-servers", "localhost:9092", "bars.environment", "INT");

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(Properties.class);

    @Configuration(proxyBeanMethods = false)
    @EnableConfigurationProperties({RouterProperties.class, BarsProperties.class})
    static class Properties {}

    @Test
    void defaults() {
        with(NEEDED)
                .run(context -> {
                    assertThat(context.getBean(RouterProperties.class))
                            .isEqualTo(
                                    new RouterProperties(
                                            "bars-router",
                                            1,
                                            Path.of("data", "router-streams"),
                                            Duration.ofSeconds(5),
                                            new RouterProperties.Notice(Duration.ofHours(24))));
                    assertThat(context.getBean(BarsProperties.class).schemaRegistry())
                            .isEqualTo(Map.of("schema.registry.url", "bundled:"));
                });
    }

    @Test
    void every_key_binds() {
        with(NEEDED)
                .withPropertyValues(
                        "bars.schema-registry.[schema.registry.url]=http://registry:8081",
                        "bars.schema-registry.[basic.auth.user.info]=user:secret",
                        "router.application-id=other",
                        "router.stream-threads=2",
                        "router.state-dir=/var/lib/router",
                        "router.restart-after=7s",
                        "router.notice.max-age=2h")
                .run(context -> {
                    assertThat(context.getBean(RouterProperties.class))
                            .isEqualTo(
                                    new RouterProperties(
                                            "other",
                                            2,
                                            Path.of("/var/lib/router"),
                                            Duration.ofSeconds(7),
                                            new RouterProperties.Notice(Duration.ofHours(2))));
                    BarsProperties bars = context.getBean(BarsProperties.class);
                    assertThat(bars.connection())
                            .isEqualTo(Map.of("bootstrap.servers", "localhost:9092"));
                    assertThat(bars.environment()).isEqualTo(Environment.INT);
                    assertThat(bars.schemaRegistry())
                            .containsEntry("basic.auth.user.info", "user:secret");
                    assertThat(bars.toString()).doesNotContain("secret");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "router.stream-threads,   0,           router.stream-threads must be a whole number",
        "router.application-id,   'a b',       router.application-id must be",
        "router.restart-after,    0s,          router.restart-after must be a time longer",
        "router.notice.max-age,   -1s,         router.notice.max-age must be a time longer",
        "bars.environment,        UNSPECIFIED, bars.environment is missing",
        "bars.bootstrap-servers,  ' ',         bars.bootstrap-servers is missing",
        "router.linger,           5ms,         router.linger",
        "bars.bootstrap,          x,           bars.bootstrap",
    })
    void a_wrong_value_or_an_unknown_key_refuses_the_start(
            String key, String value, String sentence) {
        with(NEEDED)
                .withPropertyValues(key + "=" + value)
                .run(context ->
                        assertThat(context)
                                .getFailure()
                                .rootCause()
                                .hasMessageContaining(sentence));
    }

    @Test
    void the_environment_must_be_said() {
        assertThatThrownBy(() ->
                        with(Map.of("bars.bootstrap-servers", "localhost:9092"))
                                .run(context -> context.getBean(BarsProperties.class)))
                .rootCause()
                .hasMessageContaining("bars.environment is missing");
    }

    private ApplicationContextRunner with(Map<String, String> values) {
        return runner.withPropertyValues(
                values.entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .toArray(String[]::new));
    }
}
