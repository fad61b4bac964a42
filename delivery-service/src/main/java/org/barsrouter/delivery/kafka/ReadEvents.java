package org.barsrouter.delivery.kafka;

import java.time.Duration;
import org.barsrouter.delivery.classify.Classification;
import org.barsrouter.delivery.gate.Outage;
import org.barsrouter.delivery.lane.Effect;
import org.barsrouter.delivery.read.ReadNews;

/// What is told of reads: metrics, and what they found out about the health of an endpoint.
public final class ReadEvents implements ReadNews {
    private final DeliveryTools tools;
    private final HealthNews health;

    public ReadEvents(DeliveryTools tools) {
        this.tools = tools;
        this.health = new HealthNews(tools);
    }

    @Override
    public void moved(Effect effect) {
        if (effect instanceof Effect.BreakerMoved moved) {
            tools.publisher().send(health.moved(moved), () -> {});
        } else if (effect instanceof Effect.OutageMoved(Outage outage)) {
            health.moved(outage);
        }
    }

    @Override
    public void ended(String endpointId, Classification classification, Duration took) {
        tools.metrics().read(endpointId, classification, took);
    }

    @Override
    public void routeDiffers() {
        tools.metrics().routeDiffers();
    }
}
