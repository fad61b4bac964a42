package org.barsrouter.delivery.lane;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.barsrouter.delivery.state.Delivery;
import org.barsrouter.delivery.state.Delivery.Answering;
import org.barsrouter.delivery.state.Position;
import org.barsrouter.routing.policy.Policy;
import org.barsrouter.routing.policy.PolicyOverrides;
import org.barsrouter.schemas.id.CorrelationId;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.id.Lane;
import org.barsrouter.schemas.id.MessageId;
import org.barsrouter.schemas.id.ServiceId;

/// Deliveries for tests of pure code.
public final class Deliveries {
    public static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z");
    public static final Lane LANE = new Lane("product/1", 0);

    private Deliveries() {}

    /// Has 32 s.
    public static Delivery relay(long offset) {
        return make(Answering.RELAY, offset, PolicyOverrides.none(), "POST");
    }

    public static Delivery relay(long offset, PolicyOverrides overrides, String method) {
        return make(Answering.RELAY, offset, overrides, method);
    }

    /// Has an hour; every one of a conversation of its own.
    public static Delivery deferred(long offset) {
        return make(Answering.DEFERRED, offset, PolicyOverrides.none(), "POST");
    }

    /// The same message with another end of its time.
    static Delivery lasting(Delivery delivery, Instant until) {
        return under(delivery, until, delivery.policy());
    }

    /// The same message routed a second time.
    public static Delivery again(Delivery delivery, long offset) {
        return with(
                delivery,
                delivery.correlationId(),
                delivery.id(),
                delivery.idempotencyKey(),
                offset);
    }

    /// Another message with the same idempotency key.
    public static Delivery repeat(Delivery delivery, long offset) {
        return with(delivery, delivery.correlationId(), newId(), delivery.idempotencyKey(), offset);
    }

    /// Another message of the same conversation.
    public static Delivery next(Delivery delivery, long offset) {
        return with(delivery, delivery.correlationId(), newId(), "key-" + offset, offset);
    }

    /// The same on a route with another time-out of attempts.
    public static Delivery withTimeout(Delivery delivery, Duration attemptTimeout) {
        PolicyOverrides route =
                new PolicyOverrides.Builder().attemptTimeout(attemptTimeout).build();
        return under(delivery, delivery.until(), delivery.policy().with(route));
    }

    private static Delivery under(Delivery delivery, Instant until, Policy policy) {
        return new Delivery(
                delivery.id(),
                delivery.answering(),
                delivery.lane(),
                delivery.target(),
                delivery.correlationId(),
                delivery.method(),
                delivery.idempotencyKey(),
                until,
                policy,
                delivery.inbound(),
                delivery.outbound(),
                delivery.bytes());
    }

    private static Delivery with(
            Delivery delivery,
            CorrelationId correlationId,
            DeliveryId id,
            String idempotencyKey,
            long offset) {
        return new Delivery(
                id,
                delivery.answering(),
                delivery.lane(),
                delivery.target(),
                correlationId,
                delivery.method(),
                idempotencyKey,
                delivery.until(),
                delivery.policy(),
                new Position(0, offset),
                new Position(0, offset),
                delivery.bytes());
    }

    private static Delivery make(
            Answering answering, long offset, PolicyOverrides overrides, String method) {
        return new Delivery(
                newId(),
                answering,
                LANE,
                new ServiceId("https://fhir.nhs.uk/Id/dos-service-id", "2000099999"),
                new CorrelationId(UUID.randomUUID().toString()),
                method,
                "key-" + offset,
                NOW.plus(
                        answering == Answering.RELAY
                                ? Duration.ofSeconds(32)
                                : Duration.ofHours(1)),
                Policy.defaults().with(overrides),
                new Position(0, offset),
                new Position(0, offset),
                12_000);
    }

    private static DeliveryId newId() {
        return new DeliveryId(new MessageId(UUID.randomUUID()), 0);
    }
}
