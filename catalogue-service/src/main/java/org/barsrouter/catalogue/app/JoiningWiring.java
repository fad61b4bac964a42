package org.barsrouter.catalogue.app;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.barsrouter.catalogue.certify.ProbeBudget;
import org.barsrouter.catalogue.certify.ProbeRules;
import org.barsrouter.catalogue.config.JoiningProperties;
import org.barsrouter.catalogue.directory.ServiceDirectory;
import org.barsrouter.catalogue.directory.http.FhirDirectory;
import org.barsrouter.catalogue.directory.store.FileDirectory;
import org.barsrouter.catalogue.explain.ExplainTarget;
import org.barsrouter.catalogue.join.JoinRegister;
import org.barsrouter.catalogue.join.JoinRules;
import org.barsrouter.catalogue.kafka.CatalogueWriter;
import org.barsrouter.catalogue.prober.Certificates;
import org.barsrouter.catalogue.prober.CertifyReceiver;
import org.barsrouter.catalogue.prober.ProberLimits;
import org.barsrouter.catalogue.promote.PromotionPlan;
import org.barsrouter.catalogue.promote.Seal;
import org.barsrouter.catalogue.trial.http.RouterClient;
import org.barsrouter.catalogue.trial.http.RunTrial;
import org.barsrouter.sandbox.message.Composer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts joining, certification, trials and promotion together.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JoiningProperties.class)
class JoiningWiring {

    @Bean
    JoinRegister joinRegister(
            CatalogueWriter writer, ChangeTerms terms, ExplainTarget explain, InstantSource clock) {
        return new WriterRegister(writer, terms.decide(), explain, clock);
    }

    @Bean
    ServiceDirectory serviceDirectory(JoiningProperties joining, ImportTargets.Terms terms) {
        JoiningProperties.Directory directory = joining.directory();
        if (directory.file() != null) {
            return new FileDirectory(directory.file(), terms.systems());
        }
        URI url = directory.url();
        return url == null
                ? ServiceDirectory.none()
                : new FhirDirectory(url, directory.timeout(), terms.systems());
    }

    @Bean
    Composer composer(InstantSource clock) {
        return new Composer(clock, new SecureRandom());
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService proberWatchdog() {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("prober-watchdog").factory());
    }

    @Bean
    ProbeRules probeRules(JoiningProperties joining, ImportTargets.Terms terms) {
        return new ProbeRules(
                terms.deployment(),
                terms.addresses(),
                joining.prober().hostSuffixes(),
                List.of(joining.trial().ingressUrl()));
    }

    @Bean
    CertifyReceiver certifyReceiver(
            JoiningProperties joining,
            ProbeRules rules,
            ScheduledExecutorService watchdog,
            CertifyReceiver.Origin origin) {
        JoiningProperties.Prober prober = joining.prober();
        return new CertifyReceiver(
                rules,
                new ProberLimits(prober.timeout(), Math.toIntExact(prober.maxAnswer().toBytes())),
                certificates(prober),
                watchdog,
                origin);
    }

    @Bean
    CertifyReceiver.Origin origin(Composer composer, InstantSource clock) {
        return new CertifyReceiver.Origin(composer, clock);
    }

    private static Certificates certificates(JoiningProperties.Prober prober) {
        Certificates certificates = Certificates.none();
        if (prober.roots().isPresent()) {
            certificates = certificates.trusting(prober.roots().get());
        }
        return prober.ownKey().isPresent()
                ? certificates.presenting(
                        prober.ownKey().get(), prober.keyStorePassword().toCharArray())
                : certificates;
    }

    @Bean
    CertificationDesk certificationDesk(
            CertifyReceiver certify,
            JoiningProperties joining,
            JoinRegister register,
            InstantSource clock) {
        return new CertificationDesk(
                certify,
                new ProbeBudget(joining.prober().perMinute(), Duration.ofMinutes(1)),
                register,
                clock);
    }

    @Bean
    JoinDesk joinDesk(
            ImportTargets.Terms terms,
            ServiceDirectory directory,
            JoinRegister register,
            CertificationDesk certifications,
            InstantSource clock) {
        return new JoinDesk(
                new JoinRules(terms.deployment(), terms.addresses(), terms.systems()),
                directory,
                register,
                certifications,
                clock);
    }

    @Bean
    RouterClient routerClient(JoiningProperties joining) {
        JoiningProperties.Trial trial = joining.trial();
        return new RouterClient(trial.ingressUrl(), trial.journalUrl(), trial.patience());
    }

    @Bean
    TrialDesk trialDesk(
            RouterClient router, Composer composer, ExplainTarget explain, InstantSource clock) {
        return new TrialDesk(new RunTrial(router, composer), explain, clock);
    }

    @Bean
    PromotionDesk promotionDesk(
            JoiningProperties joining,
            ImportTargets.Terms terms,
            ExplainTarget explain,
            JoinRegister register,
            InstantSource clock) {
        return new PromotionDesk(
                new PromotionPlan.Terms(
                        terms.deployment(), terms.addresses(), new Seal(joining.promotion().key())),
                explain,
                register,
                clock);
    }
}
