package org.barsrouter.router.kafka;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Ready means routing: before that, the catalogue is not in memory yet.
public final class RouterHealth implements HealthIndicator {
    private final RouterStreams streams;

    public RouterHealth(RouterStreams streams) {
        this.streams = streams;
    }

    @Override
    public Health health() {
        Health.Builder health = streams.isRouting() ? Health.up() : Health.outOfService();
        return health.withDetail("state", streams.state().name()).build();
    }
}
