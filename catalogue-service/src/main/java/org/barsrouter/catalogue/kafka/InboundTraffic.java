package org.barsrouter.catalogue.kafka;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.barsrouter.catalogue.proposal.Traffic;
import org.barsrouter.schemas.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Estimates how yesterday's traffic was spread over the services, from the keys of `bars.inbound`.
/// A day of national traffic is too much to be read for a sentence, so a few records are taken at
/// even distances all over the day, and each partition counts by how much it holds. Bodies are
/// fetched with the keys, but never looked at.
public final class InboundTraffic implements Traffic.Source {
    private static final Logger LOG = LoggerFactory.getLogger(InboundTraffic.class);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int PLACES = 16;
    private static final int AT_EACH = 8;

    private final KafkaAccess kafka;
    private final InstantSource clock;
    private volatile Traffic last = new Traffic(Map.of(), Instant.EPOCH, Instant.EPOCH);

    public InboundTraffic(KafkaAccess kafka, InstantSource clock) {
        this.kafka = kafka;
        this.clock = clock;
    }

    @Override
    public Optional<Traffic> lately() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        if (last.total() > 0 && last.until().plus(FRESH).isAfter(now)) {
            return Optional.of(last);
        }
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            last = new Traffic(sample(consumer, now.minus(DAY)), now.minus(DAY), now);
            return Optional.of(last);
        } catch (KafkaException e) {
            LOG.atWarn()
                    .addKeyValue("cause", e.getClass().getSimpleName())
                    .log("traffic cannot be estimated, change-sets are described without it");
            return Optional.empty();
        }
    }

    private static Map<String, Long> sample(KafkaConsumer<String, byte[]> consumer, Instant since) {
        List<TopicPartition> partitions =
                consumer.partitionsFor(Topics.INBOUND.name()).stream()
                        .map(p -> new TopicPartition(p.topic(), p.partition()))
                        .toList();
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, since.toEpochMilli()));
        Map<TopicPartition, OffsetAndTimestamp> from = consumer.offsetsForTimes(times);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<String, Double> estimates = new HashMap<>();
        for (TopicPartition partition : partitions) {
            OffsetAndTimestamp begin = from.get(partition);
            long end = ends.getOrDefault(partition, 0L);
            if (begin != null && begin.offset() < end) {
                consumer.assign(List.of(partition));
                Map<String, Integer> found =
                        keys(consumer, partition, new Range(begin.offset(), end));
                int read = found.values().stream().mapToInt(Integer::intValue).sum();
                double weight = read == 0 ? 0 : (double) (end - begin.offset()) / read;
                found.forEach((key, count) -> estimates.merge(key, count * weight, Double::sum));
            }
        }
        Map<String, Long> messages = new HashMap<>();
        estimates.forEach((key, estimate) -> messages.put(key, Math.round(estimate)));
        return messages;
    }

    /// Offsets of a day in one partition, the end exclusive.
    private record Range(long from, long to) {
        boolean isSmall() {
            return to - from <= (long) PLACES * AT_EACH;
        }

        long place(int i) {
            return from + (to - from) * i / PLACES;
        }
    }

    private static Map<String, Integer> keys(
            KafkaConsumer<String, byte[]> consumer, TopicPartition partition, Range range) {
        Map<String, Integer> keys = new HashMap<>();
        int places = range.isSmall() ? 1 : PLACES;
        int most = range.isSmall() ? PLACES * AT_EACH : AT_EACH;
        for (int i = 0; i < places; i++) {
            consumer.seek(partition, range.place(i));
            int taken = 0;
            int empty = 0;
            while (taken < most && empty < 2 && consumer.position(partition) < range.to()) {
                List<ConsumerRecord<String, byte[]>> records =
                        consumer.poll(POLL).records(partition);
                empty = records.isEmpty() ? empty + 1 : 0;
                for (ConsumerRecord<String, byte[]> record : records) {
                    if (taken < most && record.key() != null) {
                        keys.merge(record.key(), 1, Integer::sum);
                        taken++;
                    }
                }
            }
        }
        return keys;
    }

    private KafkaConsumer<String, byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>(kafka.connection());
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, PLACES * AT_EACH);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 262_144);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 50);
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
