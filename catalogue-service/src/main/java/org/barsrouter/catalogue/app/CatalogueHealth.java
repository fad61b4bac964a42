package org.barsrouter.catalogue.app;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/// Ready only as the writer, with the state read and any seed in.
public final class CatalogueHealth implements HealthIndicator {
    private final WriterLoop loop;

    public CatalogueHealth(WriterLoop loop) {
        this.loop = loop;
    }

    @Override
    public Health health() {
        return loop.obstacle()
                .map(why -> Health.outOfService().withDetail("why", why).build())
                .orElseGet(() -> Health.up().build());
    }
}
