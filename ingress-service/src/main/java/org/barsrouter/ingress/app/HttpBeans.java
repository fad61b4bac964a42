package org.barsrouter.ingress.app;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import org.barsrouter.deployment.config.BarsProperties;
import org.barsrouter.ingress.config.IngressProperties;
import org.barsrouter.ingress.cors.CorsRules;
import org.barsrouter.ingress.deferral.DeferralRules;
import org.barsrouter.ingress.envelope.EnvelopeRules;
import org.barsrouter.ingress.http.BarsServlet;
import org.barsrouter.ingress.http.CatalogueDoor;
import org.barsrouter.ingress.http.DeliveryClient;
import org.barsrouter.ingress.http.DocumentDesk;
import org.barsrouter.ingress.http.Intake;
import org.barsrouter.ingress.http.JournalClient;
import org.barsrouter.ingress.http.OwnDesk;
import org.barsrouter.ingress.http.Reading;
import org.barsrouter.ingress.http.RequestReader;
import org.barsrouter.ingress.http.StatusResource;
import org.barsrouter.ingress.http.TomcatSettings;
import org.barsrouter.ingress.kafka.Acceptance;
import org.barsrouter.ingress.metric.IngressMetrics;
import org.barsrouter.ingress.own.CapabilityStatement;
import org.barsrouter.ingress.own.Release;
import org.barsrouter.ingress.read.ReadCalls;
import org.barsrouter.ingress.room.Capacity;
import org.barsrouter.ingress.room.Room;
import org.barsrouter.ingress.submission.RoutePolicies;
import org.barsrouter.ingress.submission.Submissions;
import org.barsrouter.ingress.validation.MessageFindings;
import org.barsrouter.ingress.validation.Strictness;
import org.barsrouter.ingress.version.VersionRules;
import org.barsrouter.routetable.kafka.RouteTable;
import org.barsrouter.routing.identifier.IdentifierSystems;
import org.barsrouter.routing.policy.Policy;
import org.barsrouter.routing.policy.PolicyOverrides;
import org.barsrouter.schemas.header.BarsHeaders;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.tracing.http.Tracing;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The checks and the servlet.
@Configuration(proxyBeanMethods = false)
class HttpBeans {
    /// What a connection in use holds beside the buffer for a request's head: its socket's and the
    /// answer's buffers, and the call itself.
    private static final int PLAIN_CONNECTION = 56 * 1024;

    /// With the four buffers of TLS, 17 kB each, and its state.
    private static final int TLS_CONNECTION = 160 * 1024;

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
    RoutePolicies routePolicies(RouteTable routes, IngressProperties settings) {
        return new RoutePolicies(defaults(settings), routes::route);
    }

    @Bean
    Submissions submissions(
            InstantSource clock,
            RandomGenerator random,
            RoutePolicies policies,
            IngressProperties settings) {
        return new Submissions(clock, random, policies, settings.append().timeout());
    }

    private static Policy defaults(IngressProperties settings) {
        return Policy.defaults()
                .with(
                        new PolicyOverrides.Builder()
                                .relayDeadline(settings.relayDeadline())
                                .build());
    }

    @Bean
    Capacity capacity(IngressProperties settings, ServerProperties server) {
        int each = Ssl.isEnabled(server.getSsl()) ? TLS_CONNECTION : PLAIN_CONNECTION;
        return settings.capacity()
                .within(
                        Capacity.of(
                                Runtime.getRuntime().maxMemory(),
                                each + (int) server.getMaxHttpRequestHeaderSize().toBytes(),
                                settings.maxBody().toBytes()));
    }

    @Bean
    CapabilityStatement capabilityStatement(IngressProperties settings) {
        return ShippedFiles.statement(settings.capabilityStatement());
    }

    @Bean
    RequestReader requestReader(IngressProperties settings) {
        return new RequestReader(
                Math.toIntExact(settings.maxBody().toBytes()), settings.patience().body());
    }

    @Bean
    Intake.Rules rules(
            IdentifierSystems systems,
            RouteTable routes,
            CapabilityStatement statement,
            RequestReader reader,
            IngressProperties settings) {
        return new Intake.Rules(
                new EnvelopeRules(
                        settings.profile(),
                        systems,
                        new VersionRules(statement.version()),
                        reader.maxBody()),
                new DeferralRules(systems, routes::route),
                new MessageFindings(systems, id -> routes.route(id).isPresent()),
                strictness(settings.validation(), systems),
                reader);
    }

    private static Strictness strictness(
            IngressProperties.Validation settings, IdentifierSystems systems) {
        Map<ServiceId, Integer> services = new HashMap<>();
        for (IngressProperties.ServiceLevel one : settings.services()) {
            services.put(
                    systems.canonical(ServiceId.parse(one.service()).orElseThrow()).id(),
                    one.level());
        }
        return new Strictness(settings.level(), services);
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
        return new Reading(rules, calls, delivery, metrics);
    }

    @Bean
    OwnDesk ownDesk(
            CapabilityStatement statement,
            IngressHealthIndicator health,
            IngressProperties settings) {
        IngressProperties.Release release = settings.release();
        return new OwnDesk(
                new OwnDesk.Documents(statement, ShippedFiles.openApi()),
                new Release(release.version(), release.revision(), release.id(), release.commit()),
                Optional.ofNullable(settings.status().apiKey()),
                health::ready);
    }

    @Bean
    DocumentDesk documentDesk(
            Intake.Rules rules, Reading reading, Intake intake, IngressProperties settings) {
        IngressProperties.DocumentReference named = settings.documentReference();
        return new DocumentDesk(
                new DocumentDesk.Locators(
                        Optional.ofNullable(named.consumer()).flatMap(ServiceId::parse),
                        Optional.ofNullable(named.producer()).flatMap(ServiceId::parse)),
                rules.envelope(),
                reading,
                intake);
    }

    @Bean(destroyMethod = "close")
    CatalogueDoor catalogueDoor(IngressProperties settings, RequestReader reader) {
        return new CatalogueDoor(settings.catalogueUrl(), reader);
    }

    @Bean
    BarsServlet.Desks desks(
            Intake intake,
            Reading reading,
            StatusResource status,
            OwnDesk own,
            DocumentDesk documents,
            CatalogueDoor catalogue) {
        return new BarsServlet.Desks(intake, reading, status, own, documents, catalogue);
    }

    @Bean
    BarsServlet.Manners manners(
            IngressProperties settings,
            Authentication authentication,
            Capacity capacity,
            Tracing tracing) {
        return new BarsServlet.Manners(
                settings.profile(),
                new CorsRules(settings.cors().origins()),
                settings.dialect(),
                authentication.admission(),
                new Room(capacity),
                tracing);
    }

    @Bean
    ServletRegistrationBean<BarsServlet> barsServlet(
            BarsServlet.Desks desks,
            BarsServlet.Manners manners,
            IngressMetrics metrics,
            InstantSource clock,
            RandomGenerator random) {
        return new ServletRegistrationBean<>(
                new BarsServlet(desks, manners, metrics, clock, random),
                BarsHeaders.BASE_PATH + "/*");
    }

    @Bean
    TomcatSettings tomcatSettings(
            IngressProperties settings,
            Capacity capacity,
            InstantSource clock,
            RandomGenerator random) {
        return new TomcatSettings(
                settings.patience().head(),
                capacity.connections(),
                settings.dialect(),
                clock,
                random);
    }
}
