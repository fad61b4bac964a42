package org.barsrouter.catalogue.app;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.barsrouter.catalogue.change.PlanImport;
import org.barsrouter.catalogue.config.CatalogueProperties;
import org.barsrouter.catalogue.explain.ExplainTarget;
import org.barsrouter.catalogue.kafka.CatalogueWriter;
import org.barsrouter.catalogue.kafka.KafkaAccess;
import org.barsrouter.catalogue.targets.AddressRules;
import org.barsrouter.catalogue.targets.Deployment;
import org.barsrouter.deployment.config.BarsProperties;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.routing.policy.Policy;
import org.barsrouter.routing.resolve.Resolver;
import org.barsrouter.schemas.cluster.ClusterContract;
import org.barsrouter.schemas.topic.Topics;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts the service together.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({BarsProperties.class, CatalogueProperties.class})
class Wiring {
    private static final Duration SHORTEST_LEAD = Duration.ofSeconds(5);

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    Deployment deployment(BarsProperties bars, CatalogueProperties catalogue) {
        Deployment deployment = Deployment.valueOf(bars.environment().name());
        if (deployment != Deployment.SANDBOX && catalogue.leadTime().compareTo(SHORTEST_LEAD) < 0) {
            throw new IllegalArgumentException(
                    "catalogue.lead-time must be at least 5 s outside the sandbox: every router must have a change before it takes effect");
        }
        return deployment;
    }

    /// The writer of a cluster that keeps the contract.
    @Bean(destroyMethod = "")
    CatalogueWriter writer(BarsProperties bars) {
        new ClusterContract(bars.connection(), bars.format())
                .check(List.of(Topics.CATALOGUE_ROUTES, Topics.CATALOGUE_EVENTS));
        return new CatalogueWriter(new KafkaAccess(bars.connection(), bars.format()));
    }

    @Bean
    CatalogueMetrics metrics(MeterRegistry registry, CatalogueWriter writer) {
        return new CatalogueMetrics(registry, writer);
    }

    @Bean
    ImportTargets.Terms terms(Deployment deployment, CatalogueProperties catalogue) {
        return new ImportTargets.Terms(
                deployment,
                IdentifierSystems.national(),
                new AddressRules(deployment, catalogue.productionHostSuffixes(), catalogue.ours()),
                catalogue.volumeGuard().rule());
    }

    @Bean
    PlanImport planImport(Deployment deployment, CatalogueProperties catalogue) {
        return new PlanImport(
                new PlanImport.Terms(
                        deployment, catalogue.leadTime(), canonical(deployment, catalogue)));
    }

    private static Map<URI, Integer> canonical(
            Deployment deployment, CatalogueProperties catalogue) {
        AddressRules rules = new AddressRules(deployment, catalogue.productionHostSuffixes());
        return catalogue.slices().entrySet().stream()
                .collect(
                        Collectors.toMap(
                                hot ->
                                        rules.judge(hot.getKey().toString())
                                                .address()
                                                .orElse(hot.getKey()),
                                Map.Entry::getValue));
    }

    @Bean
    ExplainTarget explainTarget(ImportTargets.Terms terms) {
        return new ExplainTarget(new Resolver(Policy.defaults()), terms.systems());
    }

    @Bean
    WriterLoop writerLoop(
            CatalogueWriter writer, ImportTargets imports, CatalogueProperties properties) {
        return new WriterLoop(
                writer,
                new SeedCatalogue(writer, imports, properties.seeding()),
                properties.claimCheck());
    }

    @Bean
    CatalogueHealth catalogueHealthIndicator(WriterLoop loop) {
        return new CatalogueHealth(loop);
    }
}
