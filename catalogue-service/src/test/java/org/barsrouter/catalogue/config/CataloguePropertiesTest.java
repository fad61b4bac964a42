package org.barsrouter.catalogue.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.barsrouter.catalogue.targets.ImportRules.Tests;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.util.unit.DataSize;

class CataloguePropertiesTest {
    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(Enabled.class);

    @EnableConfigurationProperties(CatalogueProperties.class)
    static class Enabled {}

    @Test
    void defaults() {
        runner.run(context -> {
            assertThat(context.getBean(CatalogueProperties.class))
                    .isEqualTo(
                            new CatalogueProperties(
                                    Duration.ofSeconds(5),
                                    new CatalogueProperties.Guard(5, 500),
                                    List.of(".nhs.uk"),
                                    List.of(),
                                    DataSize.ofMegabytes(16),
                                    Duration.ofSeconds(5),
                                    new CatalogueProperties.Changes(
                                            List.of("X26"),
                                            null,
                                            null,
                                            Duration.ofHours(1),
                                            CatalogueProperties.Changes.Counted.INBOUND),
                                    null,
                                    List.of(),
                                    List.of(),
                                    CatalogueProperties.Lookup.SYSTEM,
                                    null));
        });
    }

    @Test
    void every_key_binds() {
        runner.withPropertyValues(
                        "catalogue.lead-time=9s",
                        "catalogue.volume-guard.percent=1.5",
                        "catalogue.volume-guard.services=7",
                        "catalogue.production-host-suffixes=.nhs.uk,.nhs.net",
                        "catalogue.hot-endpoints[0].url=https://hub.example/R4",
                        "catalogue.hot-endpoints[0].slices=8",
                        "catalogue.max-import-size=2MB",
                        "catalogue.claim-check=3s",
                        "catalogue.changes.administrators=X26,ZZ1",
                        "catalogue.changes.four-eyes=true",
                        "catalogue.changes.require-certification=false",
                        "catalogue.changes.watch-window=2h",
                        "catalogue.changes.traffic=none",
                        "catalogue.seed.targets=targets.json",
                        "catalogue.seed.providers=providers.csv",
                        "catalogue.seed.tests=include",
                        "catalogue.own-hosts=bars-router.nhs.uk,10.0.0.1:443",
                        "catalogue.egress-hosts=.nhs.uk,booking.supplier.com",
                        "catalogue.host-lookup=none",
                        "catalogue.reconcile.source=https://legacy.nhs.uk/targets.json",
                        "catalogue.reconcile.providers=theirs.csv",
                        "catalogue.reconcile.every=1h",
                        "catalogue.reconcile.reports=reports")
                .run(context -> {
                    assertThat(context.getBean(CatalogueProperties.class))
                            .isEqualTo(
                                    new CatalogueProperties(
                                            Duration.ofSeconds(9),
                                            new CatalogueProperties.Guard(1.5, 7),
                                            List.of(".nhs.uk", ".nhs.net"),
                                            List.of(
                                                    new CatalogueProperties.HotEndpoint(
                                                            URI.create("https://hub.example/R4"),
                                                            8)),
                                            DataSize.ofMegabytes(2),
                                            Duration.ofSeconds(3),
                                            new CatalogueProperties.Changes(
                                                    List.of("X26", "ZZ1"),
                                                    true,
                                                    false,
                                                    Duration.ofHours(2),
                                                    CatalogueProperties.Changes.Counted.NONE),
                                            new CatalogueProperties.Seed(
                                                    Path.of("targets.json"),
                                                    Path.of("providers.csv"),
                                                    Tests.INCLUDE),
                                            List.of("bars-router.nhs.uk", "10.0.0.1:443"),
                                            List.of(".nhs.uk", "booking.supplier.com"),
                                            CatalogueProperties.Lookup.NONE,
                                            new CatalogueProperties.Reconcile(
                                                    "https://legacy.nhs.uk/targets.json",
                                                    Path.of("theirs.csv"),
                                                    Duration.ofHours(1),
                                                    Path.of("reports"))));
                });
    }

    @Test
    void refuses_unknown_keys() {
        refuses("catalogue.leadtimes", "catalogue.leadtimes=1s");
    }

    @Test
    void refuses_own_hosts_that_are_urls() {
        refuses("without scheme and path", "catalogue.own-hosts=https://bars-router.nhs.uk");
    }

    @Test
    void an_egress_host_is_a_name_or_an_ending() {
        refuses("catalogue.egress-hosts", "catalogue.egress-hosts=https://bars.nhs.uk");
        refuses("catalogue.egress-hosts", "catalogue.egress-hosts=*.nhs.uk");
    }

    @Test
    void refuses_a_guard_that_means_nothing() {
        refuses("a percentage from 0 to 100", "catalogue.volume-guard.percent=200");
    }

    @Test
    void refuses_an_administrator_that_is_no_ods_code() {
        refuses("catalogue.changes.administrators", "catalogue.changes.administrators=nobody!");
    }

    private void refuses(String why, String... properties) {
        runner.withPropertyValues(properties)
                .run(context ->
                        assertThatThrownBy(context::getBeanDefinitionNames)
                                .rootCause()
                                .hasMessageContaining(why));
    }
}
