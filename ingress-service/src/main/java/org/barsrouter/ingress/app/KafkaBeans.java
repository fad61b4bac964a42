package org.barsrouter.ingress.app;

import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import org.barsrouter.ingress.config.BarsProperties;
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
import org.barsrouter.schemas.registry.SchemaRegistries;
import org.barsrouter.schemas.serde.RecordFormat;
import org.barsrouter.schemas.topic.Topics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The clients of Kafka. All of them come after the check of the cluster, so that a wrong cluster
/// refuses the start.
@Configuration(proxyBeanMethods = false)
class KafkaBeans {

    @Bean
    KafkaAccess kafkaAccess(BarsProperties bars) {
        RecordFormat format =
                new RecordFormat(SchemaRegistries.from(bars.schemaRegistry()), bars.environment());
        new ClusterContract(bars.connection(), format)
                .check(List.of(Topics.INBOUND, Topics.REPLIES, Topics.CATALOGUE_ROUTES));
        return new KafkaAccess(bars.connection(), format);
    }

    @Bean(destroyMethod = "close")
    BrokerWatch brokerWatch(KafkaAccess kafka, IngressProperties settings) {
        return BrokerWatch.start(kafka, settings.broker());
    }

    @Bean(destroyMethod = "close")
    RouteTable routeTable(KafkaAccess kafka) {
        return RouteTable.follow(kafka.connection(), kafka.format());
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
    AwaitedReplies awaitedReplies(KafkaAccess kafka, IngressMetrics metrics) {
        AwaitedReplies awaited = new AwaitedReplies(kafka);
        metrics.openRelays(awaited::count);
        return awaited;
    }

    @Bean(destroyMethod = "close")
    ReplyReader replyReader(
            KafkaAccess kafka, AwaitedReplies awaited, BrokerWatch watch, RandomGenerator random) {
        return ReplyReader.start(kafka, awaited, watch, random);
    }

    @Bean
    Acceptance acceptance(
            KafkaAccess kafka,
            InboundLog log,
            Acceptance.ReplyLine replies,
            InstantSource clock,
            IngressMetrics metrics) {
        return new Acceptance(
                new InboundRecords(kafka.format().environment()), log, replies, clock, metrics);
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
