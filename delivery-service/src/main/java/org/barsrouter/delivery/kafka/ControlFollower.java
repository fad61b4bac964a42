package org.barsrouter.delivery.kafka;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.barsrouter.delivery.breaker.Subject;
import org.barsrouter.delivery.gate.Gates;
import org.barsrouter.routetable.kafka.TopicFollower;
import org.barsrouter.schemas.avro.Control;
import org.barsrouter.schemas.id.ControlKey;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.serde.Decoded;
import org.barsrouter.schemas.serde.RecordFormat;
import org.barsrouter.schemas.topic.Topics;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads what operators want of endpoints, hosts and deliveries. Every instance hears all of it,
/// and hears what stands before it delivers anything.
public final class ControlFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlFollower.class);

    /// An order to probe is for the moment: an old one is none.
    private static final Duration PROBE_COUNTS = Duration.ofMinutes(1);

    private final Gates gates;
    private final InstantSource clock;
    private final TopicFollower<Control> follower;

    /// Starts following.
    ///
    /// @param connection `bootstrap.servers` and what security needs
    public static ControlFollower follow(
            Map<String, Object> connection, RecordFormat format, Gates gates, InstantSource clock) {
        return new ControlFollower(connection, format, gates, clock);
    }

    private ControlFollower(
            Map<String, Object> connection, RecordFormat format, Gates gates, InstantSource clock) {
        this.gates = gates;
        this.clock = clock;
        this.follower = TopicFollower.start(connection, format, Topics.CONTROLS, this::heard);
    }

    /// Whether every order is known that stood at the start.
    public boolean awaitLoaded(Duration atMost) throws InterruptedException {
        return follower.awaitLoaded(atMost);
    }

    private void heard(ConsumerRecord<String, Decoded<Control>> record) {
        ControlKey.parse(record.key())
                .ifPresent(key -> {
                    switch (record.value()) {
                        case null -> obey(key, null, Instant.EPOCH);
                        case Decoded.Readable<Control>(Control control) ->
                                obey(key, control, Instant.ofEpochMilli(record.timestamp()));
                        case Decoded.Poison<Control> poison ->
                                LOG.atWarn()
                                        .addKeyValue("key", record.key())
                                        .addKeyValue("why", poison.reason())
                                        .log("an operator's order cannot be read");
                    }
                });
    }

    /// @param control the order; null when it has been withdrawn
    private void obey(ControlKey key, @Nullable Control control, Instant at) {
        try {
            switch (key.scope()) {
                case ENDPOINT -> obey(new Subject.Endpoint(key.subject()), key.kind(), control, at);
                case HOST -> obey(new Subject.Host(key.subject()), key.kind(), control, at);
                case DELIVERY -> obey(DeliveryId.parse(key.subject()), key.kind(), control);
            }
        } catch (IllegalArgumentException e) {
            LOG.atWarn()
                    .addKeyValue("key", key.text())
                    .log("an operator's order cannot be followed: {}", e.getMessage());
        }
    }

    private void obey(
            Subject subject, ControlKey.Kind kind, @Nullable Control control, Instant at) {
        Instant now = clock.instant();
        Double value = control == null ? null : control.getValue();
        switch (kind) {
            case PAUSE -> {
                boolean paused = control != null && control.getAction().equals("PAUSE");
                gates.order(subject, orders -> orders.paused(paused), now);
            }
            case RATE -> {
                OptionalDouble most =
                        value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
                gates.order(subject, orders -> orders.rate(most), now);
            }
            case IN_FLIGHT -> {
                OptionalInt most =
                        value == null ? OptionalInt.empty() : OptionalInt.of(value.intValue());
                gates.order(subject, orders -> orders.cap(most), now);
            }
            case PROBE -> {
                if (control != null && now.isBefore(at.plus(PROBE_COUNTS))) {
                    gates.probe(subject, now);
                }
            }
            case CANCEL, RESOLVE -> {
                // about deliveries only
            }
        }
    }

    private void obey(DeliveryId delivery, ControlKey.Kind kind, @Nullable Control control) {
        if (kind == ControlKey.Kind.CANCEL) {
            if (control == null) {
                gates.cancelled().remove(delivery);
            } else {
                gates.cancelled().add(delivery);
            }
        }
    }

    @Override
    public void close() {
        follower.close();
    }
}
