package org.barsrouter.ingress.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.barsrouter.schemas.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads one partition of `bars.replies`, picked at random, from its end, without a group and hence
/// without rebalances. It is positioned before the first message names it, so that no reply can
/// come before it listens. When the partition loses its leader, new messages name another one; what
/// was named before is read on.
public final class ReplyReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReplyReader.class);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration POSITION_LIMIT = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int NONE = -1;

    private final KafkaAccess kafka;
    private final AwaitedReplies awaited;
    private final BrokerWatch watch;
    private final RandomGenerator random;
    private final Thread thread;
    private volatile int partition = NONE;
    private volatile boolean closed;
    private volatile Runnable wakeup = () -> {};

    private ReplyReader(
            KafkaAccess kafka, AwaitedReplies awaited, BrokerWatch watch, RandomGenerator random) {
        this.kafka = kafka;
        this.awaited = awaited;
        this.watch = watch;
        this.random = random;
        this.thread = Thread.ofPlatform().daemon().name("reply-reader").unstarted(this::run);
    }

    public static ReplyReader start(
            KafkaAccess kafka, AwaitedReplies awaited, BrokerWatch watch, RandomGenerator random) {
        ReplyReader reader = new ReplyReader(kafka, awaited, watch, random);
        reader.thread.start();
        return reader;
    }

    /// The partition that new messages name; empty until it is positioned.
    public OptionalInt partition() {
        int current = partition;
        return current == NONE ? OptionalInt.empty() : OptionalInt.of(current);
    }

    private void run() {
        while (!closed) {
            try (KafkaConsumer<String, byte[]> consumer = consumer()) {
                wakeup = consumer::wakeup;
                follow(consumer);
            } catch (WakeupException e) {
                LOG.debug("reply reader closed");
            } catch (RuntimeException e) {
                LOG.atError().setCause(e).log("replies cannot be read: starting over");
            }
            partition = NONE;
            if (!closed) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        Map<String, Object> own =
                Map.of(
                        "enable.auto.commit",
                        false,
                        "allow.auto.create.topics",
                        false,
                        "auto.offset.reset",
                        "latest",
                        "isolation.level",
                        "read_committed",
                        "fetch.min.bytes",
                        1,
                        "max.partition.fetch.bytes",
                        8 * 1024 * 1024);
        return new KafkaConsumer<>(
                kafka.client("ingress-replies", own),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    private void follow(KafkaConsumer<String, byte[]> consumer) {
        choose(consumer);
        while (!closed) {
            ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                watch.signOfLife();
                records.forEach(awaited::arrived);
            } else if (!hasLeader(consumer, partition)) {
                choose(consumer);
            }
        }
    }

    /// Adds a partition that has a leader to those that are read, and names it from now on.
    private void choose(KafkaConsumer<String, byte[]> consumer) {
        List<PartitionInfo> led =
                consumer.partitionsFor(Topics.REPLIES.name()).stream()
                        .filter(ReplyReader::isLed)
                        .toList();
        if (led.isEmpty()) {
            return;
        }
        PartitionInfo chosen = led.get(random.nextInt(led.size()));
        TopicPartition next = new TopicPartition(chosen.topic(), chosen.partition());
        List<TopicPartition> read = new ArrayList<>(consumer.assignment());
        if (!read.contains(next)) {
            read.add(next);
            consumer.assign(read);
            consumer.seekToEnd(List.of(next));
            consumer.position(next, POSITION_LIMIT);
        }
        partition = next.partition();
        LOG.atInfo().addKeyValue("partition", partition).log("reply partition positioned");
    }

    private static boolean hasLeader(KafkaConsumer<String, byte[]> consumer, int partition) {
        return consumer.partitionsFor(Topics.REPLIES.name()).stream()
                .anyMatch(info -> info.partition() == partition && isLed(info));
    }

    private static boolean isLed(PartitionInfo info) {
        Node leader = info.leader();
        return leader != null && !leader.isEmpty();
    }

    @Override
    public void close() {
        closed = true;
        wakeup.run();
        LockSupport.unpark(thread);
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
