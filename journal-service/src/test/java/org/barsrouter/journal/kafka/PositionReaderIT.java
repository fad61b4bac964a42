package org.barsrouter.journal.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.barsrouter.journal.fact.RecordPosition;
import org.barsrouter.journal.kafka.PositionReader.Found;
import org.barsrouter.schemas.avro.InboundMessage;
import org.barsrouter.schemas.topic.Topics;
import org.junit.jupiter.api.Test;

/// Records are read from where they lie, near each other and far, of several partitions at once.
class PositionReaderIT {
    private static final List<Integer> PARTITIONS = List.of(0, 1, 2);
    private static final List<Integer> CHOSEN = List.of(0, 1, 4, 40, 119);
    private static final int EACH = 120;

    private final TestCluster cluster = TestCluster.get();

    @Test
    void each_position_gives_its_own_record_wherever_it_lies() {
        Map<RecordPosition, String> wanted = new LinkedHashMap<>();
        for (int partition : PARTITIONS) {
            List<Written> messages = new ArrayList<>();
            List<RecordPosition> at = new ArrayList<>();
            for (int i = 0; i < EACH; i++) {
                Written message = Written.deferred();
                messages.add(message);
                at.add(position(cluster.append(message.inbound(partition))));
            }
            CHOSEN.forEach(i -> wanted.put(at.get(i), messages.get(i).messageId));
        }

        Map<RecordPosition, Found<InboundMessage>> found =
                reader(Duration.ofSeconds(20)).read(wanted.keySet());

        assertThat(found).hasSize(wanted.size());
        wanted.forEach((position, messageId) ->
                assertThat(found.get(position))
                        .isInstanceOfSatisfying(
                                Found.Whole.class,
                                whole ->
                                        assertThat(whole.value())
                                                .isInstanceOfSatisfying(
                                                        InboundMessage.class,
                                                        message ->
                                                                assertThat(message.getMessageId())
                                                                        .isEqualTo(messageId))));
    }

    @Test
    void what_the_log_does_not_have_yet_keeps_nothing_else_away() {
        Written message = Written.deferred();
        RecordPosition last = position(cluster.append(message.inbound(3)));
        RecordPosition beyond =
                new RecordPosition(last.topic(), last.partition(), last.offset() + 1_000);

        Map<RecordPosition, Found<InboundMessage>> found =
                reader(Duration.ofSeconds(2)).read(List.of(beyond, last));

        assertThat(found.get(last)).isInstanceOf(Found.Whole.class);
        assertThat(found.get(beyond)).isInstanceOf(Found.OutOfReach.class);
    }

    private PositionReader<InboundMessage> reader(Duration timeout) {
        return new PositionReader<>(
                cluster.connection(),
                TestCluster.FORMAT,
                Topics.INBOUND,
                InstantSource.system(),
                timeout);
    }

    private static RecordPosition position(RecordMetadata at) {
        return new RecordPosition(at.topic(), at.partition(), at.offset());
    }
}
