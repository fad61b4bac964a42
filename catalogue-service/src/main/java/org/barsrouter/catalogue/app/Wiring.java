package org.barsrouter.catalogue.app;

import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.barsrouter.catalogue.change.PlanImport;
import org.barsrouter.catalogue.config.CatalogueProperties;
import org.barsrouter.catalogue.decide.Decide;
import org.barsrouter.catalogue.decide.Rules;
import org.barsrouter.catalogue.decide.Rules.Certifying;
import org.barsrouter.catalogue.explain.ExplainTarget;
import org.barsrouter.catalogue.kafka.CatalogueWriter;
import org.barsrouter.catalogue.kafka.EventLog;
import org.barsrouter.catalogue.kafka.FollowDeliveries;
import org.barsrouter.catalogue.kafka.InboundTraffic;
import org.barsrouter.catalogue.kafka.KafkaAccess;
import org.barsrouter.catalogue.ownership.Ownership;
import org.barsrouter.catalogue.proposal.Traffic;
import org.barsrouter.catalogue.targets.AddressRules;
import org.barsrouter.catalogue.targets.Deployment;
import org.barsrouter.deployment.config.BarsProperties;
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
                .check(
                        List.of(
                                Topics.CATALOGUE_ROUTES,
                                Topics.CATALOGUE_EVENTS,
                                Topics.CATALOGUE_STATE));
        return new CatalogueWriter(new KafkaAccess(bars.connection(), bars.format()));
    }

    @Bean
    CatalogueMetrics metrics(MeterRegistry registry, CatalogueWriter writer) {
        return new CatalogueMetrics(registry, writer);
    }

    @Bean
    ImportTargets.Terms terms(
            BarsProperties bars, Deployment deployment, CatalogueProperties catalogue) {
        return new ImportTargets.Terms(
                deployment,
                bars.systems(),
                new AddressRules(
                        deployment,
                        catalogue.productionHostSuffixes(),
                        catalogue.ours(),
                        catalogue.egressHosts()),
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
    ChangeTerms changeTerms(ImportTargets.Terms terms, CatalogueProperties catalogue) {
        boolean production = terms.deployment() == Deployment.PROD;
        Rules rules =
                new Rules(
                        terms.deployment(),
                        terms.systems(),
                        terms.addresses(),
                        catalogue.leadTime(),
                        Objects.requireNonNullElse(
                                        catalogue.changes().requireCertification(), production)
                                ? Certifying.REQUIRED
                                : Certifying.ADVISED);
        return new ChangeTerms(
                new Decide(rules),
                new Ownership(Set.copyOf(catalogue.changes().administrators())),
                terms.guard(),
                Objects.requireNonNullElse(catalogue.changes().fourEyes(), production)
                        ? ChangeTerms.Approval.FOUR_EYES
                        : ChangeTerms.Approval.NONE,
                catalogue.changes().watchWindow());
    }

    @Bean
    EventLog eventLog(BarsProperties bars) {
        return new EventLog(new KafkaAccess(bars.connection(), bars.format()));
    }

    @Bean
    Traffic.Source traffic(
            BarsProperties bars, CatalogueProperties catalogue, InstantSource clock) {
        return switch (catalogue.changes().traffic()) {
            case INBOUND ->
                    new InboundTraffic(new KafkaAccess(bars.connection(), bars.format()), clock);
            case NONE -> Traffic.Source.unknown();
        };
    }

    @Bean
    Commit commit(CatalogueWriter writer, Deployment deployment) {
        return new Commit(writer, deployment);
    }

    @Bean
    ChangeCatalogue changeCatalogue(
            Commit commit, ChangeTerms terms, Traffic.Source traffic, InstantSource clock) {
        return new ChangeCatalogue(commit, terms, traffic, clock);
    }

    @Bean
    ReviewChangeSets reviewChangeSets(
            Commit commit,
            ChangeTerms terms,
            ReviewChangeSets.Sources sources,
            InstantSource clock) {
        return new ReviewChangeSets(commit, terms, sources, clock);
    }

    @Bean
    ReviewChangeSets.Sources reviewSources(
            Traffic.Source traffic, EventLog events, WatchLoop watching) {
        return new ReviewChangeSets.Sources(traffic, events::ofChangeSet, watching::of);
    }

    @Bean
    WatchLoop.Sources watchSources(BarsProperties bars, EventLog events) {
        KafkaAccess kafka = new KafkaAccess(bars.connection(), bars.format());
        return new WatchLoop.Sources(
                events::touchedBy, since -> new FollowDeliveries(kafka, since));
    }

    @Bean
    WatchLoop watchLoop(
            CatalogueWriter writer,
            WatchLoop.Sources sources,
            ChangeTerms terms,
            InstantSource clock,
            MeterRegistry registry) {
        return new WatchLoop(writer, sources, terms.watch(), clock).shownBy(registry);
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
