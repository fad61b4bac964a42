package org.barsrouter.journal.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.barsrouter.journal.control.StandingOrder;
import org.barsrouter.journal.deed.Act;
import org.barsrouter.journal.kafka.ReplayLog.Append;
import org.barsrouter.schemas.avro.Control;
import org.barsrouter.schemas.id.ControlKey;
import org.barsrouter.schemas.serde.Decoded;
import org.barsrouter.schemas.serde.RecordFormat;
import org.barsrouter.schemas.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes and reads operators' orders in `bars.controls`, where every instance of delivery finds
/// them.
public final class ControlLog {
    private static final Logger LOG = LoggerFactory.getLogger(ControlLog.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<String, Object> settings;
    private final RecordFormat format;
    private final ReplayLog log;

    /// @param connection how to reach Kafka
    public ControlLog(Map<String, Object> connection, RecordFormat format, ReplayLog log) {
        this.settings = new HashMap<>(connection);
        this.settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        this.settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        this.format = format;
        this.log = log;
    }

    public Append append(StandingOrder order) {
        return log.append(
                Topics.CONTROLS.record(
                        order.key(),
                        Control.newBuilder()
                                .setEnvironment(format.environment())
                                .setAction(order.action())
                                .setValue(order.value())
                                .setActor(order.act().actor())
                                .setReason(order.act().reason())
                                .setAt(order.act().at())
                                .build()));
    }

    /// Leaves an order to be compacted away.
    public void withdraw(ControlKey key) {
        log.append(new ProducerRecord<>(Topics.CONTROLS.name(), key.text(), null));
    }

    /// What stands, the oldest first; empty when Kafka is out of reach.
    public Optional<List<StandingOrder>> standing() {
        Map<String, StandingOrder> last = new LinkedHashMap<>();
        TopicPartition partition = new TopicPartition(Topics.CONTROLS.name(), 0);
        try (KafkaConsumer<String, Decoded<Control>> consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), format.deserializer(Topics.CONTROLS))) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                consumer.poll(POLL).forEach(record -> take(record, last));
            }
            return Optional.of(List.copyOf(last.values()));
        } catch (KafkaException e) {
            LOG.atWarn().setCause(e).log("operators' orders could not be read");
            return Optional.empty();
        }
    }

    private static void take(
            ConsumerRecord<String, Decoded<Control>> record, Map<String, StandingOrder> last) {
        last.remove(record.key());
        if (record.value() instanceof Decoded.Readable<Control>(Control control)) {
            ControlKey.parse(record.key())
                    .ifPresent(key -> last.put(record.key(), order(key, control)));
        }
    }

    private static StandingOrder order(ControlKey key, Control control) {
        return new StandingOrder(
                key,
                control.getAction(),
                control.getValue(),
                new Act(control.getActor(), null, control.getReason(), control.getAt()));
    }
}
