package org.barsrouter.router.topology;

import java.nio.ByteBuffer;
import java.util.List;
import org.barsrouter.schemas.avro.DeadLetter;
import org.barsrouter.schemas.avro.Disposition;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.avro.InboundMessage;
import org.barsrouter.schemas.avro.Kind;
import org.barsrouter.schemas.avro.Mode;
import org.barsrouter.schemas.avro.RefusedAnswer;
import org.barsrouter.schemas.serde.Decoded;
import org.barsrouter.schemas.topic.Topics;
import org.jspecify.annotations.Nullable;

/// What the router writes to `bars.dead-letters`.
///
/// @param group consumer group that read the record
record DeadLetters(Environment environment, String group) {
    /// Key of dead letters that have no ServiceId.
    static final String POISON_KEY = "poison";

    /// Appended after its sender was told that it was not accepted.
    static final String NOT_ACCEPTED_IN_TIME = "NOT_ACCEPTED_IN_TIME";

    /// The record cannot be read.
    static final String UNREADABLE = "UNREADABLE";

    /// A fault of our own with this one record.
    static final String ROUTER_FAILED = "ROUTER_FAILED";

    /// A record that cannot be read, as bytes.
    Effect unreadable(Decoded.Poison<?> poison, Origin origin) {
        return Effect.of(
                Topics.DEAD_LETTERS,
                POISON_KEY,
                raw(poison.raw(), origin).setDetail(poison.reason()).build());
    }

    /// A record as bytes, with which we failed.
    ///
    /// @param detail where and how, without content
    DeadLetter failed(byte @Nullable [] raw, String detail, Origin origin) {
        byte[] bytes = raw == null ? new byte[0] : raw;
        return raw(bytes, origin).setReason(ROUTER_FAILED).setDetail(detail).build();
    }

    /// A message that never left us.
    Effect message(Arrival.Message arrival, Ending ending) {
        InboundMessage message = arrival.message();
        DeadLetter.Builder letter =
                common(arrival.origin())
                        .setDeliveryId(ending.deliveryId())
                        .setMessage(message)
                        .setDisposition(ending.disposition())
                        .setReason(ending.reason())
                        .setSenderTold(senderTold(message, ending.disposition()));
        RefusedAnswer answer = ending.answer();
        if (answer != null) {
            letter.setAnswer(answer);
        }
        return Effect.of(Topics.DEAD_LETTERS, message.getTarget(), letter.build());
    }

    private DeadLetter.Builder raw(byte[] raw, Origin origin) {
        return common(origin)
                .setDeliveryId(origin.text())
                .setRaw(ByteBuffer.wrap(raw))
                .setDisposition(Disposition.POISON)
                .setReason(UNREADABLE)
                .setSenderTold(false);
    }

    private DeadLetter.Builder common(Origin origin) {
        return DeadLetter.newBuilder()
                .setEnvironment(environment)
                .setSource(origin.pointer())
                .setSourceTopic(origin.topic())
                .setConsumerGroup(group)
                .setHistory(List.of())
                .setHistoryTruncated(false)
                .setDeadAt(origin.appendedAt());
    }

    /// A relay sender was answered, at once or (replay) when its message first ended; a deferred
    /// one is told by the notice that its outcome begets; nobody is told of a notice.
    private static boolean senderTold(InboundMessage message, Disposition disposition) {
        if (message.getKind() == Kind.NOTICE) {
            return false;
        }
        return disposition == Disposition.EXPIRED
                || message.getMode() == Mode.RELAY
                || message.getSourceService() != null;
    }
}
