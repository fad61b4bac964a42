package org.barsrouter.router.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.barsrouter.router.decision.Asked;
import org.barsrouter.router.decision.RouteMessage;
import org.barsrouter.router.decision.Verdict;
import org.barsrouter.schemas.avro.InboundMessage;
import org.barsrouter.schemas.serde.Decoded;

/// Asks for the verdict about each message and writes what follows from it. A fault of our own with
/// one record must not stop its partition: it ends as a dead letter, and its sender is told.
final class DecideVerdict extends ContextualProcessor<String, Located, String, Effect> {
    private final RouteMessage routing;
    private final Observer observer;
    private final DeadLetters deadLetters;
    private final Endings endings;

    DecideVerdict(RouterParts parts) {
        this.routing = parts.routing();
        this.observer = parts.observer();
        this.deadLetters = parts.deadLetters();
        this.endings = new Endings(deadLetters);
    }

    @Override
    public void process(Record<String, Located> record) {
        for (Effect effect : effects(record.value())) {
            context().forward(written(effect, record.timestamp()));
        }
    }

    private List<Effect> effects(Located located) {
        return switch (located.arrival()) {
            case Arrival.Message message -> routed(message, located);
            case Arrival.Unreadable(Decoded.Poison<?> poison, Origin origin) -> {
                observer.poison(origin, poison.reason());
                yield List.of(deadLetters.unreadable(poison, origin));
            }
        };
    }

    private List<Effect> routed(Arrival.Message arrival, Located located) {
        try {
            Verdict verdict = routing.decide(asked(arrival), located.route());
            List<Effect> effects = endings.of(arrival, verdict);
            observe(arrival.message(), verdict);
            return effects;
        } catch (RuntimeException fault) {
            observer.failed(arrival.origin(), fault);
            return endings.failed(arrival);
        }
    }

    private void observe(InboundMessage message, Verdict verdict) {
        switch (verdict) {
            case Verdict.Forward(var decision) ->
                    observer.forwarded(Endings.deliveryId(message), decision.lane());
            case Verdict.Refuse(var reason, var _) -> observer.refused(message, reason);
            case Verdict.Drop() -> observer.dropped(message);
        }
    }

    private static Asked asked(Arrival.Message arrival) {
        InboundMessage message = arrival.message();
        return new Asked(
                message.getTarget(),
                message.getAcceptedAt(),
                message.getAcceptBy(),
                arrival.origin().appendedAt(),
                Asked.existing(message.getMethod(), message.getReason()));
    }

    /// Starts from no headers: what an inbound record carries stays there.
    static Record<String, Effect> written(Effect effect, long timestamp) {
        Record<String, Effect> record = new Record<>(effect.key(), effect, timestamp);
        effect.headers()
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }
}
