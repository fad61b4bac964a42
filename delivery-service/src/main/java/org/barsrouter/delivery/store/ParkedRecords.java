package org.barsrouter.delivery.store;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.barsrouter.delivery.classify.Classification;
import org.barsrouter.delivery.lane.ParkedDelivery;
import org.barsrouter.delivery.state.DeliveryState.Parked;
import org.barsrouter.delivery.state.PastAttempt;
import org.barsrouter.delivery.state.Position;
import org.barsrouter.delivery.state.Story;
import org.barsrouter.delivery.state.WaitReason;
import org.barsrouter.schemas.avro.ParkedEntry;
import org.barsrouter.schemas.avro.ParkedState;
import org.barsrouter.schemas.avro.Pointer;
import org.barsrouter.schemas.id.CorrelationId;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.id.Lane;
import org.barsrouter.schemas.id.ServiceId;

/// Parked deliveries as records and back.
public final class ParkedRecords {
    private ParkedRecords() {}

    static ParkedEntry write(ParkedDelivery parked) {
        Story story = parked.state().story();
        return new ParkedEntry(
                parked.phase() == ParkedDelivery.Phase.CLOSED
                        ? ParkedState.CLOSED
                        : ParkedState.WAITING,
                parked.lane().toString(),
                parked.target().key(),
                parked.correlationId().value(),
                pointer(parked.inbound()),
                pointer(parked.outbound()),
                story.attempts(),
                story.written() != Story.Written.NOTHING,
                parked.state().dueAt(),
                parked.until(),
                parked.state().reason().name(),
                history(story),
                story.complete() == Story.Completeness.TRUNCATED,
                Math.toIntExact(parked.attemptTimeout().toMillis()));
    }

    /// @throws IllegalArgumentException when an id in it cannot be read
    static ParkedDelivery read(String key, ParkedEntry entry) {
        return new ParkedDelivery(
                DeliveryId.parse(key),
                Lane.parse(entry.getLane()),
                ServiceId.parse(entry.getTarget())
                        .orElseThrow(() -> new IllegalArgumentException("no ServiceId")),
                new CorrelationId(entry.getCorrelationId()),
                position(entry.getInbound()),
                position(entry.getOutbound()),
                entry.getExpiresAt(),
                Duration.ofMillis(entry.getAttemptTimeoutMs()),
                new Parked(story(entry), entry.getDueAt(), reason(entry.getReason())),
                entry.getState() == ParkedState.CLOSED
                        ? ParkedDelivery.Phase.CLOSED
                        : ParkedDelivery.Phase.WAITING);
    }

    /// A story's lines as they stand in parked entries and dead letters.
    public static List<org.barsrouter.schemas.avro.PastAttempt> history(Story story) {
        return story.history().stream().map(ParkedRecords::line).toList();
    }

    private static org.barsrouter.schemas.avro.PastAttempt line(PastAttempt past) {
        OptionalInt status = past.status();
        return new org.barsrouter.schemas.avro.PastAttempt(
                past.number(),
                past.startedAt(),
                (int) Math.min(past.took().toMillis(), Integer.MAX_VALUE),
                status.isPresent() ? status.getAsInt() : null,
                past.classification().name());
    }

    private static Story story(ParkedEntry entry) {
        List<PastAttempt> history =
                entry.getHistory().stream()
                        .map(line ->
                                new PastAttempt(
                                        line.getNumber(),
                                        line.getStartedAt(),
                                        Duration.ofMillis(line.getDurationMs()),
                                        status(line.getStatus()),
                                        classification(line.getClassification())))
                        .toList();
        return new Story(
                entry.getAttempts(),
                written(entry.getBytesWritten(), history),
                history,
                entry.getHistoryTruncated()
                        ? Story.Completeness.TRUNCATED
                        : Story.Completeness.WHOLE);
    }

    static Story.Written written(boolean bytesWritten, List<PastAttempt> history) {
        if (!bytesWritten) {
            return Story.Written.NOTHING;
        }
        return history.stream().anyMatch(line -> line.classification().leavesUnknown())
                ? Story.Written.UNKNOWN
                : Story.Written.ANSWERED;
    }

    private static OptionalInt status(@org.jspecify.annotations.Nullable Integer status) {
        return status == null ? OptionalInt.empty() : OptionalInt.of(status);
    }

    /// A name that a later release wrote says nothing to this one: it counts as unknown.
    private static Classification classification(String name) {
        return Arrays.stream(Classification.values())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElse(Classification.UNKNOWN);
    }

    private static WaitReason reason(String name) {
        return Arrays.stream(WaitReason.values())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElse(WaitReason.RETRY);
    }

    private static Pointer pointer(Position position) {
        return new Pointer(position.partition(), position.offset());
    }

    private static Position position(Pointer pointer) {
        return new Position(pointer.getPartition(), pointer.getOffset());
    }
}
