package org.barsrouter.journal.kafka;

import java.time.Duration;
import java.time.Instant;
import org.barsrouter.journal.fact.RecordPosition;
import org.barsrouter.schemas.avro.DeadLetter;
import org.barsrouter.schemas.avro.InboundMessage;
import org.barsrouter.schemas.avro.Kind;
import org.barsrouter.schemas.avro.Pointer;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.serde.RecordFormat;
import org.barsrouter.schemas.topic.Topics;
import org.jspecify.annotations.Nullable;

/// Makes the message that goes back into `bars.inbound`: the same ids, headers and body, as a new
/// delivery with a life of its own. Nobody waits for its answer, so it has no reply partition.
public final class ReplayRecord {
    private final RecordFormat format;
    private final Duration maxAge;

    /// @param maxAge how long a replayed message is worth delivering
    public ReplayRecord(RecordFormat format, Duration maxAge) {
        this.format = format;
        this.maxAge = maxAge;
    }

    /// The same message as delivery `next`.
    ///
    /// @param first where the first generation lies in `bars.inbound`, if that is known
    public InboundMessage of(
            DeadLetter dead,
            DeliveryId next,
            String actor,
            Instant now,
            @Nullable RecordPosition first) {
        InboundMessage old = dead.getMessage();
        return InboundMessage.newBuilder(old)
                .setEnvironment(format.environment())
                .setGeneration(next.generation())
                .setKind(Kind.REPLAY)
                .setAcceptedAt(now)
                .setAcceptBy(null)
                .setDeliverBy(now.plus(maxAge))
                .setReplyPartition(null)
                .setReplayOf(dead.getDeliveryId())
                .setAbout(null)
                .setOriginal(original(old, dead, first))
                .setRequestedBy(actor)
                .build();
    }

    private static @Nullable Pointer original(
            InboundMessage old, DeadLetter dead, @Nullable RecordPosition first) {
        if (old.getOriginal() != null) {
            return old.getOriginal();
        }
        if (first != null) {
            return new Pointer(first.partition(), first.offset());
        }
        return dead.getSourceTopic().equals(Topics.INBOUND.name()) ? dead.getSource() : null;
    }
}
