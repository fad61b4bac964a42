package org.barsrouter.delivery.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.util.Utf8;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.barsrouter.delivery.classify.Classification;
import org.barsrouter.delivery.lane.ParkedDelivery;
import org.barsrouter.delivery.lane.ParkedDelivery.Phase;
import org.barsrouter.delivery.lane.Seat;
import org.barsrouter.delivery.state.DeliveryState.Parked;
import org.barsrouter.delivery.state.PastAttempt;
import org.barsrouter.delivery.state.Position;
import org.barsrouter.delivery.state.Story;
import org.barsrouter.delivery.state.WaitReason;
import org.barsrouter.schemas.avro.ParkedEntry;
import org.barsrouter.schemas.header.RecordHeaders;
import org.barsrouter.schemas.id.CorrelationId;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.id.Lane;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.schemas.serde.RecordFormat;
import org.barsrouter.schemas.topic.Topics;

/// Reads parked entries that this very release wrote, field by field: a rebuild reads a million of
/// them, and Avro's general reader makes a record, and resolves two schemas, for each. Entries of
/// any other schema, or that do not read like one, are left to the general reader. One thread.
final class EntryDecoder {
    private static final int PREFIX = 5;

    private final int schemaId;
    private final byte[] environment;
    private final Map<Utf8, Map<Utf8, Seat>> seats = new HashMap<>();
    private final Map<Utf8, WaitReason> reasons = new HashMap<>();
    private final Map<Utf8, Classification> classifications = new HashMap<>();
    private final Utf8 lane = new Utf8();
    private final Utf8 target = new Utf8();
    private final Utf8 text = new Utf8();
    private BinaryDecoder in = DecoderFactory.get().binaryDecoder(new byte[0], null);

    EntryDecoder(RecordFormat format) {
        this.schemaId =
                format.registry()
                        .idOf(Topics.PARKED.name() + "-value", ParkedEntry.getClassSchema());
        this.environment = format.environment().name().getBytes(StandardCharsets.UTF_8);
        for (WaitReason reason : WaitReason.values()) {
            reasons.put(new Utf8(reason.name()), reason);
        }
        for (Classification classification : Classification.values()) {
            classifications.put(new Utf8(classification.name()), classification);
        }
    }

    /// Empty when the general reader is to have a look.
    ///
    /// @param key the record's
    Optional<ParkedDelivery> read(String key, ConsumerRecord<ByteBuffer, ByteBuffer> record) {
        ByteBuffer bytes = record.value();
        Header mark = record.headers().lastHeader(RecordHeaders.ENVIRONMENT);
        if (!bytes.hasArray()
                || bytes.remaining() < PREFIX
                || bytes.get(bytes.position()) != 0
                || bytes.getInt(bytes.position() + 1) != schemaId
                || mark == null
                || !java.util.Arrays.equals(mark.value(), environment)) {
            return Optional.empty();
        }
        try {
            in =
                    DecoderFactory.get()
                            .binaryDecoder(
                                    bytes.array(),
                                    bytes.arrayOffset() + bytes.position() + PREFIX,
                                    bytes.remaining() - PREFIX,
                                    in);
            return Optional.of(entry(DeliveryId.parse(key)));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /// In the order of the schema's fields.
    private ParkedDelivery entry(DeliveryId id) throws IOException {
        Phase phase = in.readEnum() == 0 ? Phase.WAITING : Phase.CLOSED;
        Seat seat = seat();
        CorrelationId correlationId = new CorrelationId(in.readString(text).toString());
        Position inbound = new Position(in.readInt(), in.readLong());
        Position outbound = new Position(in.readInt(), in.readLong());
        int attempts = in.readInt();
        boolean bytesWritten = in.readBoolean();
        Instant dueAt = Instant.ofEpochMilli(in.readLong());
        Instant until = Instant.ofEpochMilli(in.readLong());
        WaitReason reason = reasons.getOrDefault(in.readString(text), WaitReason.RETRY);
        List<PastAttempt> history = history();
        Story.Completeness complete =
                in.readBoolean() ? Story.Completeness.TRUNCATED : Story.Completeness.WHOLE;
        Story story =
                new Story(
                        attempts, ParkedRecords.written(bytesWritten, history), history, complete);
        Duration attemptTimeout = Duration.ofMillis(in.readInt());
        return new ParkedDelivery(
                id,
                seat.lane(),
                seat.target(),
                correlationId,
                inbound,
                outbound,
                until,
                attemptTimeout,
                new Parked(story, dueAt, reason),
                phase);
    }

    /// The same objects for the same texts: there are few, and many entries name them.
    private Seat seat() throws IOException {
        Utf8 laneText = in.readString(lane);
        Utf8 targetText = in.readString(target);
        Map<Utf8, Seat> ofLane = seats.get(laneText);
        Seat known = ofLane == null ? null : ofLane.get(targetText);
        if (known != null) {
            return known;
        }
        Seat seat =
                new Seat(
                        Lane.parse(laneText.toString()),
                        ServiceId.parse(targetText.toString())
                                .orElseThrow(() -> new IllegalArgumentException("no ServiceId")));
        seats.computeIfAbsent(new Utf8(laneText), _ -> new HashMap<>())
                .put(new Utf8(targetText), seat);
        return seat;
    }

    private List<PastAttempt> history() throws IOException {
        List<PastAttempt> lines = new ArrayList<>(2);
        for (long block = in.readArrayStart(); block != 0; block = in.arrayNext()) {
            for (long line = 0; line < block; line++) {
                lines.add(line());
            }
        }
        return lines;
    }

    private PastAttempt line() throws IOException {
        int number = in.readInt();
        Instant startedAt = Instant.ofEpochMilli(in.readLong());
        Duration took = Duration.ofMillis(in.readInt());
        OptionalInt status =
                in.readIndex() == 0 ? OptionalInt.empty() : OptionalInt.of(in.readInt());
        Classification classification =
                classifications.getOrDefault(in.readString(text), Classification.UNKNOWN);
        return new PastAttempt(number, startedAt, took, status, classification);
    }
}
