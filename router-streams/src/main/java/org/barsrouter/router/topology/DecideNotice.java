package org.barsrouter.router.topology;

import java.util.Optional;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.barsrouter.schemas.avro.Disposition;
import org.barsrouter.schemas.avro.Outcome;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.schemas.serde.Decoded;
import org.barsrouter.schemas.topic.Topics;
import org.barsrouter.tracing.http.Ongoing;

/// Tells senders how their deferred messages ended: each outcome that is owed to a sender becomes a
/// message to the sender's own service. A notice never begets a notice.
final class DecideNotice extends ContextualProcessor<String, Decoded<Outcome>, String, Effect> {
    private final RouterParts parts;
    private final NoticeMessage notices;

    DecideNotice(RouterParts parts) {
        this.parts = parts;
        this.notices = new NoticeMessage(parts.terms().noticeMaxAge());
    }

    @Override
    public void process(Record<String, Decoded<Outcome>> record) {
        switch (record.value()) {
            case null -> unreadable(ReadArrival.noValue(), record.timestamp());
            case Decoded.Poison<Outcome> poison -> unreadable(poison, record.timestamp());
            case Decoded.Readable<Outcome>(Outcome outcome) -> {
                if (isOwed(outcome)) {
                    tell(outcome, record);
                }
            }
        }
    }

    /// A replay was told of once already, when its first delivery failed: its sender hears again
    /// only that it has arrived after all.
    static boolean isOwed(Outcome outcome) {
        if (outcome.getSourceService() == null) {
            return false;
        }
        return switch (outcome.getKind()) {
            case SUBMISSION, ROUTE_AGAIN -> true;
            case REPLAY ->
                    outcome.getDisposition() == Disposition.DELIVERED
                            || outcome.getDisposition() == Disposition.DELIVERED_DUPLICATE;
            case NOTICE -> false;
        };
    }

    private void tell(Outcome outcome, Record<String, Decoded<Outcome>> record) {
        Ongoing span = parts.observer().telling(outcome, record.headers());
        try {
            tell(outcome, new Written(record.timestamp(), span.context()));
        } finally {
            span.end();
        }
    }

    private void tell(Outcome outcome, Written written) {
        ServiceId sender = NoticeMessage.sender(outcome);
        byte[] body = parts.notices().render(outcome);
        Effect notice = Effect.of(Topics.INBOUND, sender, notices.of(outcome, body));
        context().forward(written.record(notice));
        parts.observer().told(DeliveryId.parse(outcome.getDeliveryId()));
    }

    private void unreadable(Decoded.Poison<?> poison, long timestamp) {
        Origin origin = ReadArrival.origin(context(), timestamp);
        parts.observer().poison(origin, poison.reason());
        Effect letter = parts.deadLetters().unreadable(poison, origin);
        context().forward(new Written(timestamp, Optional.empty()).record(letter));
    }
}
