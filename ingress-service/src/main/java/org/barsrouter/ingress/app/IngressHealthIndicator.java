package org.barsrouter.ingress.app;

import org.barsrouter.ingress.kafka.BrokerWatch;
import org.barsrouter.ingress.kafka.InboundLog;
import org.barsrouter.ingress.kafka.ReplyReader;
import org.barsrouter.routetable.kafka.RouteTable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Ready only when a message could really be accepted and its reply received. That the cluster
/// keeps the contract was checked before: without it there is no service to ask.
public final class IngressHealthIndicator implements HealthIndicator {
    private final BrokerWatch watch;
    private final ReplyReader replies;
    private final RouteTable routes;
    private final InboundLog log;

    public IngressHealthIndicator(
            BrokerWatch watch, ReplyReader replies, RouteTable routes, InboundLog log) {
        this.watch = watch;
        this.replies = replies;
        this.routes = routes;
        this.log = log;
    }

    /// Whether messages are taken now.
    boolean ready() {
        return watch.inReach()
                && replies.partition().isPresent()
                && routes.isLoaded()
                && log.warmUp();
    }

    @Override
    public Health health() {
        return (ready() ? Health.up() : Health.down())
                .withDetail("kafkaInReach", watch.inReach())
                .withDetail("replyPartitionPositioned", replies.partition().isPresent())
                .withDetail("routesLoaded", routes.isLoaded())
                .build();
    }
}
