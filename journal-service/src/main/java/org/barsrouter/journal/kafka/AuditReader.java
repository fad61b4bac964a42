package org.barsrouter.journal.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.barsrouter.journal.deed.Act;
import org.barsrouter.journal.deed.AuditQuestion;
import org.barsrouter.journal.deed.Deed;
import org.barsrouter.journal.deed.Entry;
import org.barsrouter.schemas.avro.AuditEntry;
import org.barsrouter.schemas.serde.Decoded;
import org.barsrouter.schemas.serde.RecordFormat;
import org.barsrouter.schemas.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the audit from its topic, the newest first: nothing in between could have changed it.
public final class AuditReader {
    private static final Logger LOG = LoggerFactory.getLogger(AuditReader.class);
    private static final TopicPartition PARTITION = new TopicPartition(Topics.AUDIT.name(), 0);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long WINDOW = 1_000;

    /// Entries looked at for one page at most.
    private static final int MOST = 50_000;

    private final Map<String, Object> settings;
    private final RecordFormat format;

    /// @param connection how to reach Kafka
    /// @param timeout how long Kafka may take
    public AuditReader(Map<String, Object> connection, RecordFormat format, Duration timeout) {
        this.settings = new HashMap<>(connection);
        this.settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        this.settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        this.settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        // Ingress writes what was done to a registration in one transaction with it.
        this.settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        this.settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        this.settings.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) timeout.toMillis());
        this.format = format;
    }

    /// A page of the audit.
    ///
    /// @param next what to go on before; empty when there is nothing more
    public record Page(List<Entry> entries, Optional<Long> next) {
        public Page {
            entries = List.copyOf(entries);
        }
    }

    /// What fits, the newest first; empty when Kafka is out of reach.
    public Optional<Page> read(AuditQuestion question) {
        try (KafkaConsumer<String, Decoded<AuditEntry>> consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), format.deserializer(Topics.AUDIT))) {
            List<TopicPartition> all = List.of(PARTITION);
            consumer.assign(all);
            long first = consumer.beginningOffsets(all).getOrDefault(PARTITION, 0L);
            long end = consumer.endOffsets(all).getOrDefault(PARTITION, first);
            return Optional.of(
                    page(consumer, question, first, Math.min(end, question.before().orElse(end))));
        } catch (KafkaException e) {
            LOG.atWarn().setCause(e).log("the audit could not be read");
            return Optional.empty();
        }
    }

    private static Page page(
            KafkaConsumer<String, Decoded<AuditEntry>> consumer,
            AuditQuestion question,
            long first,
            long end) {
        List<Entry> found = new ArrayList<>();
        long until = end;
        while (until > first && end - until < MOST) {
            long from = Math.max(first, until - WINDOW);
            for (Entry entry : window(consumer, from, until).reversed()) {
                if (question.fits(entry)) {
                    if (found.size() == question.limit()) {
                        return new Page(found, Optional.of(found.getLast().offset()));
                    }
                    found.add(entry);
                }
            }
            until = from;
        }
        return new Page(found, until > first ? Optional.of(until) : Optional.empty());
    }

    private static List<Entry> window(
            KafkaConsumer<String, Decoded<AuditEntry>> consumer, long from, long until) {
        List<Entry> entries = new ArrayList<>();
        consumer.seek(PARTITION, from);
        while (consumer.position(PARTITION) < until) {
            for (ConsumerRecord<String, Decoded<AuditEntry>> record : consumer.poll(POLL)) {
                if (record.offset() < until
                        && record.value() instanceof Decoded.Readable<AuditEntry>(AuditEntry one)) {
                    entries.add(new Entry(record.offset(), deed(one)));
                }
            }
        }
        return entries;
    }

    private static Deed deed(AuditEntry entry) {
        String reason = entry.getReason();
        Instant at = entry.getAt();
        return new Deed(
                entry.getAction(),
                new Act(entry.getActor(), entry.getRole(), reason == null ? "" : reason, at),
                entry.getSubject(),
                entry.getResult());
    }
}
