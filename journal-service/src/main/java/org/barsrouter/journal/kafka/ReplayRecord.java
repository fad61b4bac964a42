package org.barsrouter.journal.kafka;

import java.time.Duration;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.barsrouter.journal.fact.RecordPosition;
import org.barsrouter.journal.run.RunId;
import org.barsrouter.schemas.avro.DeadLetter;
import org.barsrouter.schemas.avro.InboundMessage;
import org.barsrouter.schemas.avro.Kind;
import org.barsrouter.schemas.avro.Pointer;
import org.barsrouter.schemas.header.RecordHeaders;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.id.ServiceId;
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

    /// What is new about it.
    ///
    /// @param next the delivery that it becomes
    /// @param first where the first generation lies in `bars.inbound`, if that is known
    /// @param isSenderTold whether its sender hears how it ends
    public record Replayed(
            DeliveryId next,
            Instant at,
            Marks marks,
            @Nullable RecordPosition first,
            boolean isSenderTold) {}

    /// Who replays it.
    ///
    /// @param run the run that it belongs to; null where it is replayed alone
    public record Marks(String actor, @Nullable RunId run) {}

    /// The same message as another delivery.
    public InboundMessage of(DeadLetter dead, Replayed replayed) {
        InboundMessage old = dead.getMessage();
        RunId run = replayed.marks().run();
        return InboundMessage.newBuilder(old)
                .setEnvironment(format.environment())
                .setGeneration(replayed.next().generation())
                .setKind(Kind.REPLAY)
                .setAcceptedAt(replayed.at())
                .setAcceptBy(null)
                .setDeliverBy(replayed.at().plus(maxAge))
                .setReplyPartition(null)
                .setReplayOf(dead.getDeliveryId())
                .setAbout(null)
                .setOriginal(original(old, dead, replayed.first()))
                .setRequestedBy(replayed.marks().actor())
                .setReplayRun(run == null ? null : run.value())
                .setSourceService(replayed.isSenderTold() ? old.getSourceService() : null)
                .build();
    }

    /// A message as a record under its target, as ingress writes it. It belongs to no trace yet,
    /// and points back to that of its dead letter.
    ///
    /// @param dead headers of the dead letter
    /// @throws IllegalArgumentException when the target is not a ServiceId
    public static ProducerRecord<String, SpecificRecord> record(
            InboundMessage message, Headers dead) {
        ServiceId target =
                ServiceId.parse(message.getTarget())
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "a replayed message needs a target, system|value"));
        ProducerRecord<String, SpecificRecord> record = Topics.INBOUND.record(target, message);
        Header trace = dead.lastHeader(RecordHeaders.TRACEPARENT);
        if (trace != null) {
            record.headers().add(RecordHeaders.EARLIER_TRACE, trace.value());
        }
        return record;
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
