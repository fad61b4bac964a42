package org.barsrouter.ingress.app;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import org.barsrouter.deployment.config.BarsProperties;
import org.barsrouter.ingress.config.IngressProperties;
import org.barsrouter.ingress.kafka.Acceptance;
import org.barsrouter.ingress.kafka.AwaitedReplies;
import org.barsrouter.ingress.kafka.BrokerWatch;
import org.barsrouter.ingress.kafka.InboundLog;
import org.barsrouter.ingress.kafka.InboundRecords;
import org.barsrouter.ingress.kafka.KafkaAccess;
import org.barsrouter.ingress.kafka.ReplyReader;
import org.barsrouter.ingress.metric.IngressMetrics;
import org.barsrouter.routetable.kafka.RouteTable;
import org.barsrouter.schemas.cluster.ClusterContract;
import org.barsrouter.schemas.serde.RecordFormat;
import org.barsrouter.schemas.topic.Topics;
import org.barsrouter.tracing.config.TracingProperties;
import org.barsrouter.tracing.http.Tracing;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The clients of Kafka. All of them come after the check of the cluster, so that a wrong cluster
/// refuses the start.
@Configuration(proxyBeanMethods = false)
class KafkaBeans {
    private static final Duration LOAD_LIMIT = Duration.ofSeconds(60);

    @Bean(destroyMethod = "close")
    Tracing tracing(TracingProperties settings, BarsProperties bars) {
        return Tracing.of(settings, "ingress-service", bars.environment());
    }

    @Bean
    KafkaAccess kafkaAccess(BarsProperties bars) {
        RecordFormat format = bars.format();
        new ClusterContract(bars.connection(), format)
                .check(List.of(Topics.INBOUND, Topics.REPLIES, Topics.CATALOGUE_ROUTES));
        return new KafkaAccess(bars.connection(), format);
    }

    @Bean(destroyMethod = "close")
    BrokerWatch brokerWatch(KafkaAccess kafka, IngressProperties settings) {
        return BrokerWatch.start(kafka, settings.broker());
    }

    /// Loaded before the port opens: half a catalogue would tell untruths about services.
    @Bean(destroyMethod = "close")
    RouteTable routeTable(KafkaAccess kafka) throws InterruptedException {
        RouteTable routes = RouteTable.follow(kafka.connection(), kafka.format());
        if (!routes.awaitLoaded(LOAD_LIMIT)) {
            routes.close();
            throw new IllegalStateException(
                    "the catalogue was not loaded from "
                            + Topics.CATALOGUE_ROUTES
                            + " within "
                            + LOAD_LIMIT.toSeconds()
                            + " s: see the log for what Kafka says");
        }
        return routes;
    }

    @Bean(destroyMethod = "close")
    InboundLog inboundLog(
            KafkaAccess kafka,
            IngressProperties settings,
            BrokerWatch watch,
            IngressMetrics metrics) {
        return InboundLog.open(kafka, settings.append(), watch, metrics);
    }

    @Bean
    AwaitedReplies awaitedReplies(KafkaAccess kafka, IngressMetrics metrics, Tracing tracing) {
        AwaitedReplies awaited = new AwaitedReplies(kafka, tracing);
        metrics.openRelays(awaited::count);
        return awaited;
    }

    @Bean(destroyMethod = "close")
    ReplyReader replyReader(
            KafkaAccess kafka, AwaitedReplies awaited, BrokerWatch watch, RandomGenerator random) {
        return ReplyReader.start(kafka, awaited, watch, random);
    }

    @Bean
    InboundRecords inboundRecords(KafkaAccess kafka, Tracing tracing) {
        return new InboundRecords(kafka.format().environment(), tracing);
    }

    @Bean
    Acceptance acceptance(
            InboundRecords records,
            InboundLog log,
            Acceptance.ReplyLine replies,
            InstantSource clock,
            IngressMetrics metrics) {
        return new Acceptance(records, log, replies, clock, metrics);
    }

    @Bean
    Acceptance.ReplyLine replyLine(
            ReplyReader reader, AwaitedReplies awaited, IngressProperties settings) {
        return new Acceptance.ReplyLine(reader, awaited, settings.reply());
    }

    @Bean
    IngressHealthIndicator ingressHealthIndicator(
            BrokerWatch watch, ReplyReader replies, RouteTable routes, InboundLog log) {
        return new IngressHealthIndicator(watch, replies, routes, log);
    }
}
