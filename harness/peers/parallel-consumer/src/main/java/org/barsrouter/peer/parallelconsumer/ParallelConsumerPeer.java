package org.barsrouter.peer.parallelconsumer;

import io.confluent.parallelconsumer.ParallelConsumerOptions;
import io.confluent.parallelconsumer.ParallelConsumerOptions.CommitMode;
import io.confluent.parallelconsumer.ParallelConsumerOptions.ProcessingOrder;
import io.confluent.parallelconsumer.ParallelStreamProcessor;
import io.confluent.parallelconsumer.RecordContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads the topic with parallel-consumer and posts every record to the address in its headers. A
/// record that fails is tried again for ever, after 1 s, 2 s, 4 s ... at most 10 s.
///
/// Arguments: bootstrap servers, topic, group, call time-out in milliseconds, order (KEY or
/// UNORDERED), concurrency.
public final class ParallelConsumerPeer {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private ParallelConsumerPeer() {}

    public static void main(String[] args) throws InterruptedException {
        Consumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                args[0],
                                ConsumerConfig.GROUP_ID_CONFIG,
                                args[2],
                                ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG,
                                10_000,
                                ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG,
                                2_000,
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                                false,
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                                "earliest"),
                        new StringDeserializer(),
                        new ByteArrayDeserializer());
        int concurrency = Integer.parseInt(args[5]);
        Posting posting =
                new Posting(Duration.ofMillis(Long.parseLong(args[3])), Math.max(64, concurrency));
        ParallelStreamProcessor<String, byte[]> processor =
                ParallelStreamProcessor.createEosStreamProcessor(
                        ParallelConsumerOptions.<String, byte[]>builder()
                                .consumer(consumer)
                                .ordering(ProcessingOrder.valueOf(args[4]))
                                .maxConcurrency(concurrency)
                                .commitMode(CommitMode.PERIODIC_CONSUMER_ASYNCHRONOUS)
                                .retryDelayProvider(ParallelConsumerPeer::pause)
                                .build());
        processor.subscribe(List.of(args[1]));
        processor.poll(context -> posting.post(context.getSingleConsumerRecord()));
        System.out.println("ready");
        new CountDownLatch(1).await();
    }

    private static Duration pause(RecordContext<String, byte[]> record) {
        int failures = Math.clamp(record.getNumberOfFailedAttempts(), 1, 10);
        Duration grown = Duration.ofSeconds(1L << (failures - 1));
        return grown.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : grown;
    }
}
