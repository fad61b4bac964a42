package org.barsrouter.peer.springretry;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.annotation.BackOff;
import org.springframework.kafka.annotation.DltHandler;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.annotation.RetryableTopic;
import org.springframework.kafka.retrytopic.SameIntervalTopicReuseStrategy;

/// Delivers a record; one that fails moves on through the retry topics: 1 s, 2 s, 4 s, 8 s, then
/// every 10 s, fifteen attempts in all, then the dead-letter topic.
public class Delivering {
    private final Posting posting;

    Delivering(Posting posting) {
        this.posting = posting;
    }

    @RetryableTopic(
            attempts = "15",
            backOff = @BackOff(delay = 1_000, multiplier = 2, maxDelay = 10_000),
            sameIntervalTopicReuseStrategy = SameIntervalTopicReuseStrategy.SINGLE_TOPIC,
            numPartitions = "${partitions}",
            concurrency = "${partitions}")
    @KafkaListener(
            topics = "${topic}",
            groupId = "${group}",
            concurrency = "${partitions}",
            id = "delivering",
            idIsGroup = false)
    public void deliver(ConsumerRecord<String, byte[]> record) {
        posting.post(record);
    }

    /// What ends here was not delivered; the measurement counts it as missing.
    @DltHandler
    public void dead(ConsumerRecord<String, byte[]> record) {}
}
