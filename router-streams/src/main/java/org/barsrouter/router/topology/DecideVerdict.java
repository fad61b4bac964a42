package org.barsrouter.router.topology;

import java.util.List;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.barsrouter.router.decision.Asked;
import org.barsrouter.router.decision.RouteMessage;
import org.barsrouter.router.decision.Verdict;
import org.barsrouter.schemas.avro.InboundMessage;
import org.barsrouter.schemas.serde.Decoded;
import org.barsrouter.tracing.http.Ongoing;
import org.barsrouter.tracing.http.SpanField;

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
        Ongoing span = observer.routing(record);
        try {
            Written written = new Written(record.timestamp(), span.context());
            effects(record.value(), span)
                    .forEach(effect -> context().forward(written.record(effect)));
        } finally {
            span.end();
        }
    }

    private List<Effect> effects(Located located, Ongoing span) {
        return switch (located.arrival()) {
            case Arrival.Message message -> routed(message, located, span);
            case Arrival.Unreadable(Decoded.Poison<?> poison, Origin origin) -> {
                observer.poison(origin, poison.reason());
                yield List.of(deadLetters.unreadable(poison, origin));
            }
        };
    }

    private List<Effect> routed(Arrival.Message arrival, Located located, Ongoing span) {
        try {
            Verdict verdict = routing.decide(asked(arrival), located.route());
            List<Effect> effects = endings.of(arrival, verdict);
            observe(arrival.message(), verdict, span);
            return effects;
        } catch (RuntimeException fault) {
            observer.failed(arrival.origin(), fault);
            span.with(SpanField.REASON, DeadLetters.ROUTER_FAILED).failed();
            return endings.failed(arrival);
        }
    }

    private void observe(InboundMessage message, Verdict verdict, Ongoing span) {
        switch (verdict) {
            case Verdict.Forward(var decision) -> {
                observer.forwarded(Endings.deliveryId(message), decision.lane());
                span.with(SpanField.LANE, decision.lane());
            }
            case Verdict.Refuse(var reason, var _) -> {
                observer.refused(message, reason);
                span.with(SpanField.REASON, reason).failed();
            }
            case Verdict.Drop() -> {
                observer.dropped(message);
                span.with(SpanField.REASON, DeadLetters.NOT_ACCEPTED_IN_TIME).failed();
            }
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
}
