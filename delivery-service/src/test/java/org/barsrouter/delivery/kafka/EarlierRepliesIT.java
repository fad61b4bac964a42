package org.barsrouter.delivery.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.barsrouter.delivery.app.TestCluster;
import org.barsrouter.schemas.avro.Disposition;
import org.barsrouter.schemas.avro.RefusedAnswer;
import org.barsrouter.schemas.avro.Reply;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.id.MessageId;
import org.barsrouter.schemas.topic.Topics;
import org.junit.jupiter.api.Test;

class EarlierRepliesIT {
    private static final int PARTITION = 0;

    private final Instant before = InstantSource.system().instant();

    @Test
    void a_reply_that_stands_is_found_and_one_that_never_was_is_not() throws Exception {
        DeliveryId replied = newId();
        write(replied);
        try (EarlierReplies replies = EarlierReplies.open(TestCluster.connection())) {
            CompletableFuture<Boolean> first = ask(replies, replied, PARTITION);
            CompletableFuture<Boolean> second = ask(replies, newId(), PARTITION);
            CompletableFuture<Boolean> elsewhere = ask(replies, replied, 1);

            assertThat(first.get(20, TimeUnit.SECONDS)).isTrue();
            assertThat(second.get(20, TimeUnit.SECONDS)).isFalse();
            assertThat(elsewhere.get(20, TimeUnit.SECONDS)).isFalse();
        }
    }

    private CompletableFuture<Boolean> ask(EarlierReplies replies, DeliveryId id, int partition) {
        CompletableFuture<Boolean> answer = new CompletableFuture<>();
        replies.ask(
                new EarlierReplies.Question(id, partition, before),
                () -> answer.complete(true),
                () -> answer.complete(false));
        return answer;
    }

    private static DeliveryId newId() {
        return new DeliveryId(new MessageId(UUID.randomUUID()), 0);
    }

    private void write(DeliveryId id) throws Exception {
        Reply reply =
                new Reply(
                        id.toString(),
                        id.messageId().toString(),
                        "request",
                        "correlation",
                        Disposition.EXPIRED,
                        new RefusedAnswer("DLV-003", null, null),
                        before,
                        null);
        try (KafkaProducer<String, SpecificRecord> producer =
                new KafkaProducer<>(
                        TestCluster.connection(),
                        new StringSerializer(),
                        TestCluster.FORMAT.serializer())) {
            producer.send(Topics.REPLIES.record(PARTITION, id, reply)).get();
        }
    }
}
