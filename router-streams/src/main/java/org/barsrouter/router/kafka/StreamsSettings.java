package org.barsrouter.router.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.barsrouter.deployment.config.BarsProperties;
import org.barsrouter.router.config.RouterProperties;
import org.barsrouter.router.topology.FailedRecords;
import org.barsrouter.router.topology.RouterParts;

/// Kafka Streams' settings. They are few and each has a figure behind it: linger alone would cost
/// 50 ms per message, the default batch holds one 12 kB record, without leaving the group a restart
/// takes 45 s, and the default buffers would hold a thousand messages of up to 5 MB per partition.
public final class StreamsSettings {
    private static final int LARGEST_RECORD = 8 * 1024 * 1024;

    private StreamsSettings() {}

    public static Map<String, Object> of(
            BarsProperties bars, RouterProperties router, RouterParts parts) {
        Map<String, Object> settings = new HashMap<>(bars.connection());
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, router.applicationId());
        settings.put(StreamsConfig.STATE_DIR_CONFIG, router.stateDir().toString());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, router.streamThreads());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 200);
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        settings.put(StreamsConfig.BUFFERED_RECORDS_PER_PARTITION_CONFIG, 64);
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        settings.put(StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, FailedRecords.class);
        settings.put(StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG, FailedRecords.class);
        settings.put(FailedRecords.PARTS, parts);
        producer(settings, ProducerConfig.ACKS_CONFIG, "all");
        producer(settings, ProducerConfig.LINGER_MS_CONFIG, 0);
        producer(settings, ProducerConfig.BATCH_SIZE_CONFIG, 262_144);
        producer(settings, ProducerConfig.COMPRESSION_TYPE_CONFIG, "none");
        producer(settings, ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_RECORD);
        // Outcomes are written behind a fence: what a shut-out owner wrote is not read.
        consumer(settings, ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        consumer(settings, ConsumerConfig.FETCH_MAX_BYTES_CONFIG, LARGEST_RECORD);
        consumer(settings, ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
        consumer(settings, ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 1_500);
        return settings;
    }

    private static void producer(Map<String, Object> settings, String key, Object value) {
        settings.put(StreamsConfig.producerPrefix(key), value);
    }

    private static void consumer(Map<String, Object> settings, String key, Object value) {
        settings.put(StreamsConfig.mainConsumerPrefix(key), value);
    }
}
