package org.barsrouter.catalogue.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.unit.DataSize;

class JoiningPropertiesTest {
    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(Enabled.class);

    @EnableConfigurationProperties(JoiningProperties.class)
    static class Enabled {}

    @Test
    void defaults() {
        runner.run(context ->
                assertThat(context.getBean(JoiningProperties.class))
                        .isEqualTo(
                                new JoiningProperties(
                                        new JoiningProperties.Prober(
                                                List.of(".nhs.uk"),
                                                Duration.ofSeconds(5),
                                                DataSize.ofMegabytes(1),
                                                6,
                                                null,
                                                null,
                                                ""),
                                        new JoiningProperties.Directory(
                                                null, null, Duration.ofSeconds(10)),
                                        new JoiningProperties.Trial(
                                                URI.create("http://127.0.0.1:8080"),
                                                URI.create("http://127.0.0.1:8084"),
                                                Duration.ofSeconds(15)),
                                        new JoiningProperties.Promotion(""))));
    }

    @Test
    void every_key_binds() {
        runner.withPropertyValues(
                        "joining.prober.host-suffixes=.nhs.uk,.nhs.net",
                        "joining.prober.timeout=2s",
                        "joining.prober.max-answer=2MB",
                        "joining.prober.per-minute=9",
                        "joining.prober.trust-store=roots.pem",
                        "joining.prober.key-store=client.p12",
                        "joining.prober.key-store-password=secret",
                        "joining.directory.file=directory.csv",
                        "joining.directory.url=https://directory.nhs.uk/FHIR/R4",
                        "joining.directory.timeout=3s",
                        "joining.trial.ingress-url=https://bars.nhs.uk",
                        "joining.trial.journal-url=https://journal.nhs.uk",
                        "joining.trial.patience=30s",
                        "joining.promotion.key=shared")
                .run(context -> {
                    JoiningProperties bound = context.getBean(JoiningProperties.class);
                    assertThat(bound)
                            .isEqualTo(
                                    new JoiningProperties(
                                            new JoiningProperties.Prober(
                                                    List.of(".nhs.uk", ".nhs.net"),
                                                    Duration.ofSeconds(2),
                                                    DataSize.ofMegabytes(2),
                                                    9,
                                                    Path.of("roots.pem"),
                                                    Path.of("client.p12"),
                                                    "secret"),
                                            new JoiningProperties.Directory(
                                                    Path.of("directory.csv"),
                                                    URI.create("https://directory.nhs.uk/FHIR/R4"),
                                                    Duration.ofSeconds(3)),
                                            new JoiningProperties.Trial(
                                                    URI.create("https://bars.nhs.uk"),
                                                    URI.create("https://journal.nhs.uk"),
                                                    Duration.ofSeconds(30)),
                                            new JoiningProperties.Promotion("shared")));
                    assertThat(bound.toString()).doesNotContain("secret").doesNotContain("shared");
                });
    }

    @Test
    void refuses_what_means_nothing() {
        refuses("joining.probers", "joining.probers=1");
        refuses("must each start with a dot", "joining.prober.host-suffixes=nhs.uk");
        refuses("must be positive", "joining.prober.timeout=0s");
        refuses("must be at least 1", "joining.prober.per-minute=0");
    }

    private void refuses(String why, String property) {
        runner.withPropertyValues(property)
                .run(context ->
                        assertThatThrownBy(context::getBeanDefinitionNames)
                                .rootCause()
                                .hasMessageContaining(why));
    }
}
