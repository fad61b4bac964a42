package org.barsrouter.delivery.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Knows which senders an owner before us has answered: it may have died between the answer and its
/// commit, and whoever comes after it would say "unknown" of what everybody knows. Looks into the
/// replies themselves; questions that come together are answered by one look.
public final class EarlierReplies implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EarlierReplies.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(10);

    private final Map<String, Object> options;
    private final BlockingQueue<Asked> queue = new LinkedBlockingQueue<>();
    private final Thread thread;

    /// Whether the sender of a message has a reply.
    ///
    /// @param replyPartition where it would stand
    /// @param since no reply is older
    public record Question(DeliveryId id, int replyPartition, Instant since) {}

    private record Asked(Question question, Runnable replied, Runnable none) {
        String key() {
            return Topics.REPLIES.key(question.id());
        }
    }

    /// Ready for questions.
    ///
    /// @param connection `bootstrap.servers` and what security needs
    public static EarlierReplies open(Map<String, Object> connection) {
        EarlierReplies replies = new EarlierReplies(connection);
        replies.thread.start();
        return replies;
    }

    private EarlierReplies(Map<String, Object> connection) {
        this.options = new HashMap<>(connection);
        this.options.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        this.options.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        this.options.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        this.options.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        this.thread = Thread.ofPlatform().daemon().name("earlier-replies").unstarted(this::run);
    }

    /// Looks later, and does one or the other on a thread of its own, which must not be held up.
    ///
    /// @param none also if that cannot be found out
    public void ask(Question question, Runnable replied, Runnable none) {
        queue.add(new Asked(question, replied, none));
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                List<Asked> all = new ArrayList<>(List.of(queue.take()));
                queue.drainTo(all);
                answer(all);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (InterruptException e) {
            LOG.atDebug().log("earlier replies are not looked for any more");
        }
    }

    private void answer(List<Asked> all) {
        all.stream()
                .collect(Collectors.groupingBy(asked -> asked.question().replyPartition()))
                .forEach((partition, asked) -> {
                    Set<String> replied = replied(partition, asked);
                    asked.forEach(one ->
                            (replied.contains(one.key()) ? one.replied() : one.none()).run());
                });
    }

    /// Those of the wanted keys that stand in the partition.
    private Set<String> replied(int partition, List<Asked> asked) {
        Set<String> wanted = asked.stream().map(Asked::key).collect(Collectors.toSet());
        Instant since =
                asked.stream()
                        .map(one -> one.question().since())
                        .min(Comparator.naturalOrder())
                        .orElseThrow()
                        .minus(CLOCKS_DIFFER);
        TopicPartition source = new TopicPartition(Topics.REPLIES.name(), partition);
        Set<String> replied = new HashSet<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(
                        options, new StringDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(source));
            OffsetAndTimestamp first =
                    consumer.offsetsForTimes(Map.of(source, since.toEpochMilli())).get(source);
            if (first == null) {
                return replied;
            }
            long end = consumer.endOffsets(List.of(source)).getOrDefault(source, 0L);
            consumer.seek(source, first.offset());
            while (consumer.position(source) < end && replied.size() < wanted.size()) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    if (wanted.contains(record.key())) {
                        replied.add(record.key());
                    }
                }
            }
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            LOG.atWarn()
                    .addKeyValue("partition", partition)
                    .addKeyValue("questions", asked.size())
                    .setCause(e)
                    .log("earlier replies cannot be read: their senders are told \"unknown\"");
        }
        return replied;
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
