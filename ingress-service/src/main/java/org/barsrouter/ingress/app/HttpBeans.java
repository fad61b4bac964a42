package org.barsrouter.ingress.app;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.barsrouter.deployment.config.BarsProperties;
import org.barsrouter.ingress.caller.CallerIdentity;
import org.barsrouter.ingress.config.IngressProperties;
import org.barsrouter.ingress.deferral.DeferralRules;
import org.barsrouter.ingress.envelope.EnvelopeRules;
import org.barsrouter.ingress.http.BarsServlet;
import org.barsrouter.ingress.http.CatalogueDoor;
import org.barsrouter.ingress.http.DeliveryClient;
import org.barsrouter.ingress.http.Intake;
import org.barsrouter.ingress.http.JournalClient;
import org.barsrouter.ingress.http.Reading;
import org.barsrouter.ingress.http.StatusResource;
import org.barsrouter.ingress.http.TomcatSettings;
import org.barsrouter.ingress.kafka.Acceptance;
import org.barsrouter.ingress.metric.IngressMetrics;
import org.barsrouter.ingress.read.ReadCalls;
import org.barsrouter.ingress.submission.RoutePolicies;
import org.barsrouter.ingress.submission.Submissions;
import org.barsrouter.routetable.kafka.RouteTable;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.routing.policy.Policy;
import org.barsrouter.routing.policy.PolicyOverrides;
import org.barsrouter.schemas.header.BarsHeaders;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The checks and the servlet.
@Configuration(proxyBeanMethods = false)
class HttpBeans {

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    /// Every thread draws from its own source, so that no request waits for another.
    @Bean
    RandomGenerator random() {
        return () -> ThreadLocalRandom.current().nextLong();
    }

    @Bean
    IngressMetrics ingressMetrics(MeterRegistry registry) {
        return new MicrometerMetrics(registry);
    }

    @Bean
    IdentifierSystems identifierSystems(BarsProperties bars) {
        return bars.systems();
    }

    @Bean
    CallerIdentity callerIdentity() {
        return CallerIdentity.anonymous();
    }

    @Bean
    RoutePolicies routePolicies(RouteTable routes, IngressProperties settings) {
        return new RoutePolicies(defaults(settings), routes::route);
    }

    @Bean
    Submissions submissions(
            InstantSource clock,
            RandomGenerator random,
            RoutePolicies policies,
            CallerIdentity identity,
            IngressProperties settings) {
        return new Submissions(clock, random, policies, identity, settings.append().timeout());
    }

    private static Policy defaults(IngressProperties settings) {
        return Policy.defaults()
                .with(
                        new PolicyOverrides.Builder()
                                .relayDeadline(settings.relayDeadline())
                                .build());
    }

    @Bean
    Intake.Rules rules(IdentifierSystems systems, RouteTable routes, IngressProperties settings) {
        int maxBody = Math.toIntExact(settings.maxBody().toBytes());
        return new Intake.Rules(
                new EnvelopeRules(systems, maxBody),
                new DeferralRules(systems, routes::route),
                maxBody);
    }

    @Bean
    Intake intake(
            Intake.Rules rules,
            Submissions submissions,
            Acceptance acceptance,
            IngressMetrics metrics) {
        return new Intake(rules, submissions, acceptance, metrics);
    }

    @Bean(destroyMethod = "close")
    JournalClient journalClient(IngressProperties settings) {
        return new JournalClient(settings.journalUrl());
    }

    @Bean
    StatusResource statusResource(
            JournalClient journal, Submissions submissions, InstantSource clock) {
        return new StatusResource(journal, submissions, clock);
    }

    @Bean(destroyMethod = "close")
    DeliveryClient deliveryClient(IngressProperties settings) {
        return new DeliveryClient(settings.delivery(), settings.reply().grace());
    }

    @Bean
    ReadCalls readCalls(RouteTable routes, RoutePolicies policies, InstantSource clock) {
        return new ReadCalls(routes::route, policies, clock);
    }

    @Bean
    Reading reading(
            Intake.Rules rules, ReadCalls calls, DeliveryClient delivery, IngressMetrics metrics) {
        return new Reading(rules.envelope(), calls, delivery, metrics);
    }

    @Bean(destroyMethod = "close")
    CatalogueDoor catalogueDoor(IngressProperties settings) {
        return new CatalogueDoor(
                settings.catalogueUrl(), Math.toIntExact(settings.maxBody().toBytes()));
    }

    @Bean
    BarsServlet.Desks desks(
            Intake intake, Reading reading, StatusResource status, CatalogueDoor catalogue) {
        return new BarsServlet.Desks(intake, reading, status, catalogue);
    }

    @Bean
    ServletRegistrationBean<BarsServlet> barsServlet(
            BarsServlet.Desks desks,
            IngressMetrics metrics,
            InstantSource clock,
            RandomGenerator random) {
        return new ServletRegistrationBean<>(
                new BarsServlet(desks, metrics, clock, random), BarsHeaders.BASE_PATH + "/*");
    }

    @Bean
    TomcatSettings tomcatSettings(InstantSource clock, RandomGenerator random) {
        return new TomcatSettings(clock, random);
    }
}
