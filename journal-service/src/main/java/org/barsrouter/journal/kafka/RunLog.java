package org.barsrouter.journal.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.barsrouter.journal.kafka.ReplayLog.Append;
import org.barsrouter.journal.run.Run;
import org.barsrouter.journal.run.RunId;
import org.barsrouter.schemas.avro.ReplayRun;
import org.barsrouter.schemas.serde.Decoded;
import org.barsrouter.schemas.serde.RecordFormat;
import org.barsrouter.schemas.topic.Topics;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps replay runs in `bars.replays`: what was ordered under one key, how far it is under
/// another, because the first is large and the second is written often.
public final class RunLog {
    private static final Logger LOG = LoggerFactory.getLogger(RunLog.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final String ORDER = "/order";
    private static final String STANDING = "/standing";

    private final Map<String, Object> connection;
    private final RecordFormat format;
    private final ReplayLog log;

    /// @param connection how to reach Kafka
    public RunLog(Map<String, Object> connection, RecordFormat format, ReplayLog log) {
        this.connection = connection;
        this.format = format;
        this.log = log;
    }

    /// All runs that there are, the oldest first.
    public List<Run> load() {
        Map<String, ReplayRun> last = new LinkedHashMap<>();
        try (KafkaConsumer<String, Decoded<ReplayRun>> consumer = consumer()) {
            TopicPartition partition = new TopicPartition(Topics.REPLAYS.name(), 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                consumer.poll(POLL).forEach(record -> take(record, last));
            }
        }
        List<Run> runs = new ArrayList<>();
        last.keySet().stream()
                .filter(key -> key.endsWith(ORDER))
                .sorted()
                .forEach(key -> run(key, last).ifPresent(runs::add));
        return runs;
    }

    /// Writes down what was ordered, and then that it was: a run without a standing never was.
    public Append ordered(Run run) {
        Append order =
                append(
                        run.id() + ORDER,
                        record(run.id()).setOrder(RunRecords.order(run.order())).build());
        return order == Append.DONE ? standing(run) : order;
    }

    /// Writes down how far it is.
    public Append standing(Run run) {
        return append(
                run.id() + STANDING,
                record(run.id()).setStanding(RunRecords.standing(run.standing())).build());
    }

    /// Leaves it to be compacted away.
    public void forget(RunId id) {
        append(id + STANDING, null);
        append(id + ORDER, null);
    }

    private Append append(String key, @Nullable ReplayRun value) {
        return log.append(new ProducerRecord<>(Topics.REPLAYS.name(), key, value));
    }

    private ReplayRun.Builder record(RunId id) {
        return ReplayRun.newBuilder().setEnvironment(format.environment()).setRunId(id.value());
    }

    private static void take(
            ConsumerRecord<String, Decoded<ReplayRun>> record, Map<String, ReplayRun> last) {
        switch (record.value()) {
            case null -> last.remove(record.key());
            case Decoded.Readable<ReplayRun>(ReplayRun run) -> last.put(record.key(), run);
            case Decoded.Poison<ReplayRun> poison ->
                    LOG.atWarn()
                            .addKeyValue("offset", record.offset())
                            .addKeyValue("why", poison.reason())
                            .log("a record of a replay run cannot be read");
        }
    }

    private static Optional<Run> run(String key, Map<String, ReplayRun> last) {
        String text = key.substring(0, key.length() - ORDER.length());
        ReplayRun order = last.get(key);
        ReplayRun standing = last.get(text + STANDING);
        if (order == null
                || order.getOrder() == null
                || standing == null
                || standing.getStanding() == null) {
            return Optional.empty();
        }
        return RunId.parse(text)
                .map(id ->
                        new Run(
                                RunRecords.order(id, order.getOrder()),
                                RunRecords.standing(standing.getStanding())));
    }

    private KafkaConsumer<String, Decoded<ReplayRun>> consumer() {
        Map<String, Object> settings = new HashMap<>(connection);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        return new KafkaConsumer<>(
                settings, new StringDeserializer(), format.deserializer(Topics.REPLAYS));
    }
}
