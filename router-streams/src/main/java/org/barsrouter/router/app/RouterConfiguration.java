package org.barsrouter.router.app;

import ca.uhn.fhir.context.FhirContext;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import org.barsrouter.deployment.config.BarsProperties;
import org.barsrouter.router.config.RouterProperties;
import org.barsrouter.router.decision.RouteMessage;
import org.barsrouter.router.fhir.NoticeBundle;
import org.barsrouter.router.kafka.RouterHealth;
import org.barsrouter.router.kafka.RouterStreams;
import org.barsrouter.router.kafka.StreamsSettings;
import org.barsrouter.router.topology.Observer;
import org.barsrouter.router.topology.RouterParts;
import org.barsrouter.router.topology.RouterTopology;
import org.barsrouter.routing.policy.Policy;
import org.barsrouter.routing.resolve.Resolver;
import org.barsrouter.schemas.cluster.ClusterContract;
import org.barsrouter.schemas.serde.RecordFormat;
import org.barsrouter.tracing.config.TracingProperties;
import org.barsrouter.tracing.http.Tracing;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// All beans of the router, in the order in which they need each other.
@Configuration(proxyBeanMethods = false)
class RouterConfiguration {
    /// Below the largest record of `bars.inbound`, with room for headers.
    private static final int LARGEST_NOTICE = 5 * 1024 * 1024;

    @Bean
    RecordFormat recordFormat(BarsProperties bars) {
        return bars.format();
    }

    @Bean
    RouteMessage routeMessage(BarsProperties bars) {
        return new RouteMessage(new Resolver(Policy.defaults()), bars.systems());
    }

    @Bean
    NoticeBundle noticeBundle() {
        return new NoticeBundle(FhirContext.forR4Cached(), LARGEST_NOTICE);
    }

    @Bean(destroyMethod = "close")
    Tracing tracing(TracingProperties settings, BarsProperties bars) {
        return Tracing.of(settings, "router-streams", bars.environment());
    }

    @Bean
    Observer observer(MeterRegistry meters, Tracing tracing) {
        return new Observer(meters, tracing);
    }

    @Bean
    RouterParts routerParts(
            RecordFormat format,
            RouteMessage routing,
            NoticeBundle notices,
            Observer observer,
            RouterProperties router) {
        return new RouterParts(
                format,
                routing,
                notices,
                observer,
                new RouterParts.Terms(router.applicationId(), router.notice().maxAge()));
    }

    @Bean
    RouterStreams routerStreams(
            BarsProperties bars, RouterProperties router, RouterParts parts, MeterRegistry meters) {
        Map<String, Object> settings = StreamsSettings.of(bars, router, parts);
        return new RouterStreams(
                new ClusterContract(bars.connection(), parts.format()),
                () -> RouterTopology.build(settings, parts),
                new RouterStreams.Running(settings, router.restartAfter()),
                meters);
    }

    @Bean
    ApplicationRunner noticeWarmUp(NoticeBundle notices) {
        return _ -> Thread.ofPlatform().daemon().name("notice-warm-up").start(notices::warmUp);
    }

    /// Named for its place in the readiness group.
    @Bean("router")
    RouterHealth routerHealth(RouterStreams streams) {
        return new RouterHealth(streams);
    }
}
