package org.barsrouter.delivery.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.barsrouter.schemas.avro.Disposition;
import org.barsrouter.schemas.avro.Reply;
import org.barsrouter.schemas.topic.Topics;
import org.junit.jupiter.api.Test;

class AnsweredBeforeIT extends WholeService {

    @Test
    void a_sender_that_was_answered_just_before_the_death_is_not_called_unknown_after_it()
            throws Exception {
        Outbound answered = Outbound.relay(endpoint, receiver.address());
        RecordMetadata first = PRODUCER.send(record(answered)).get();
        replies.await(r -> r.getDeliveryId().equals(answered.idText()));
        service.stop();
        Outbound unanswered = Outbound.relay(endpoint, receiver.address());
        send(unanswered);
        asLeftByADeadOwner(first);

        service = newService();
        service.start();

        Reply unknown = replies.await(r -> r.getDeliveryId().equals(unanswered.idText()));
        assertThat(unknown.getDisposition()).isEqualTo(Disposition.UNKNOWN);
        deadLetters.await(d -> d.getDeliveryId().equals(unanswered.idText()));
        deliverOneMore();
        assertThat(replies.now(r -> r.getDeliveryId().equals(answered.idText()))).hasSize(1);
        assertThat(deadLetters.now(d -> d.getDeliveryId().equals(answered.idText()))).isEmpty();
        assertThat(receiver.requests()).as("the first, and one more").hasSize(2);
    }

    /// Its last commit was before it took the first of them, and not its last act.
    private static void asLeftByADeadOwner(RecordMetadata first) throws Exception {
        TopicPartition partition = new TopicPartition(Topics.OUTBOUND.name(), first.partition());
        try (Admin admin = Admin.create(TestCluster.connection())) {
            admin.alterConsumerGroupOffsets(
                            "bars-delivery",
                            Map.of(partition, new OffsetAndMetadata(first.offset(), "open")))
                    .all()
                    .get();
        }
    }
}
