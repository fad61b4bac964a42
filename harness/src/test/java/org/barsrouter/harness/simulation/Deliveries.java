package org.barsrouter.harness.simulation;

import org.barsrouter.delivery.state.Delivery;
import org.barsrouter.routing.policy.Policy;

/// Deliveries that differ from what was submitted.
final class Deliveries {
    private Deliveries() {}

    static Delivery with(Delivery delivery, Policy policy) {
        return new Delivery(
                delivery.id(),
                delivery.answering(),
                delivery.lane(),
                delivery.target(),
                delivery.correlationId(),
                delivery.method(),
                delivery.idempotencyKey(),
                delivery.until(),
                policy,
                delivery.inbound(),
                delivery.outbound(),
                delivery.bytes());
    }
}
