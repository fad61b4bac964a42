package org.barsrouter.delivery.app;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/// Ready when deliveries are really made; part of the readiness group.
@Component("delivery")
public class DeliveryHealth implements HealthIndicator {
    private final DeliveryService service;

    public DeliveryHealth(DeliveryService service) {
        this.service = service;
    }

    @Override
    public Health health() {
        Health.Builder health =
                service.isReady()
                        ? Health.up()
                        : Health.outOfService()
                                .withDetail("why", "partitions are being taken over");
        return health.withDetail("partitions", service.work()).build();
    }
}
