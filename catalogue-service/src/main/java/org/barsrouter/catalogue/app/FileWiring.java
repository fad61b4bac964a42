package org.barsrouter.catalogue.app;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import org.barsrouter.catalogue.change.PlanImport;
import org.barsrouter.catalogue.compare.Routed;
import org.barsrouter.catalogue.config.CatalogueProperties;
import org.barsrouter.catalogue.config.CatalogueProperties.Reconcile;
import org.barsrouter.catalogue.intake.Replay;
import org.barsrouter.catalogue.kafka.CatalogueWriter;
import org.barsrouter.catalogue.kafka.EventsEnd;
import org.barsrouter.catalogue.kafka.KafkaAccess;
import org.barsrouter.catalogue.targets.Deployment;
import org.barsrouter.catalogue.targets.Looked;
import org.barsrouter.deployment.config.BarsProperties;
import org.barsrouter.routing.policy.Policy;
import org.barsrouter.routing.resolve.Resolver;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts together what checks files, takes them over and compares them with the catalogue.
@Configuration(proxyBeanMethods = false)
class FileWiring {

    @Bean
    LookUpHosts lookUpHosts(Deployment deployment, CatalogueProperties catalogue) {
        boolean asked =
                deployment != Deployment.SANDBOX
                        && catalogue.hostLookup() == CatalogueProperties.Lookup.SYSTEM;
        return asked
                ? new LookUpHosts(new SystemHostLookup(), catalogue.ours())
                : new LookUpHosts(_ -> new Looked.Found(List.of()), catalogue.ours());
    }

    @Bean
    CheckFiles checkFiles(ImportTargets.Terms terms, LookUpHosts hosts) {
        return new CheckFiles(terms, hosts);
    }

    @Bean
    DrawImport drawImport(CheckFiles check, PlanImport planner) {
        return new DrawImport(check, planner, new Replay(new Resolver(Policy.defaults())));
    }

    @Bean
    ImportReports importReports(Deployment deployment, BarsProperties bars, InstantSource clock) {
        return new ImportReports(
                deployment,
                new EventsEnd(new KafkaAccess(bars.connection(), bars.format())),
                clock);
    }

    @Bean
    ImportProgress importProgress(InstantSource clock) {
        return new ImportProgress(clock);
    }

    @Bean
    ImportTargets.Watch importWatch(
            CatalogueMetrics metrics, ImportProgress progress, InstantSource clock) {
        return new ImportTargets.Watch(metrics, progress, clock);
    }

    @Bean
    ImportApproval importApproval(Commit commit, ChangeTerms terms, InstantSource clock) {
        return new ImportApproval(commit, terms, clock);
    }

    @Bean
    ImportTargets importTargets(
            CatalogueWriter writer,
            DrawImport draw,
            ImportReports reports,
            ImportApproval approval,
            ImportTargets.Watch watch) {
        return new ImportTargets(writer, draw, reports, approval, watch);
    }

    @Bean
    CompareTargets compareTargets(ImportTargets.Terms terms) {
        return new CompareTargets(terms, new Routed(new Resolver(Policy.defaults())));
    }

    @Bean
    ReconcileTargets reconcileTargets(CompareTargets compare, MeterRegistry registry) {
        return new ReconcileTargets(compare, registry);
    }

    @Bean
    @ConditionalOnProperty("catalogue.reconcile.source")
    ReconcileLoop reconcileLoop(
            CatalogueWriter writer,
            ReconcileTargets reconcile,
            CatalogueProperties properties,
            InstantSource clock) {
        Reconcile settings = properties.reconcile();
        if (settings == null) {
            throw new IllegalStateException("catalogue.reconcile.source is set without a value");
        }
        return new ReconcileLoop(
                writer,
                reconcile,
                settings,
                new ReconcileSource(
                        settings.source(),
                        settings.providers(),
                        Math.toIntExact(properties.maxImportSize().toBytes())),
                clock);
    }
}
