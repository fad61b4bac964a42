package org.barsrouter.journal.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
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
        Map<RecordPosition, String> wanted = written(CHOSEN);

        try (PositionReader<InboundMessage> reader = reader(Duration.ofSeconds(20))) {
            assertFound(reader, wanted);
        }
    }

    @Test
    void one_reader_reads_portion_by_portion_onwards_and_back_and_with_others() throws Exception {
        Map<RecordPosition, String> all =
                written(IntStream.range(0, EACH).filter(i -> i % 3 > 0).boxed().toList());
        List<RecordPosition> onwards =
                all.keySet().stream()
                        .sorted(Comparator.comparingLong(RecordPosition::offset))
                        .toList();
        List<RecordPosition> shuffled = new ArrayList<>(onwards);
        Collections.shuffle(shuffled, new Random(7));

        try (PositionReader<InboundMessage> reader = reader(Duration.ofSeconds(20));
                ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> other = others.submit(() -> readInPortions(reader, shuffled, all));
            readInPortions(reader, onwards, all);
            other.get();
            readInPortions(reader, onwards, all);
        }
    }

    private static void readInPortions(
            PositionReader<InboundMessage> reader,
            List<RecordPosition> positions,
            Map<RecordPosition, String> all) {
        for (int from = 0; from < positions.size(); from += 11) {
            Map<RecordPosition, String> portion = new LinkedHashMap<>();
            positions
                    .subList(from, Math.min(positions.size(), from + 11))
                    .forEach(position -> portion.put(position, all.get(position)));
            assertFound(reader, portion);
        }
    }

    /// Writes messages, and says where some of them lie.
    private Map<RecordPosition, String> written(List<Integer> chosen) {
        Map<RecordPosition, String> written = new LinkedHashMap<>();
        for (int partition : PARTITIONS) {
            for (int i = 0; i < EACH; i++) {
                Written message = Written.deferred();
                RecordPosition at = position(cluster.append(message.inbound(partition)));
                if (chosen.contains(i)) {
                    written.put(at, message.messageId);
                }
            }
        }
        return written;
    }

    private static void assertFound(
            PositionReader<InboundMessage> reader, Map<RecordPosition, String> wanted) {
        Map<RecordPosition, Found<InboundMessage>> found = reader.read(wanted.keySet());

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

        try (PositionReader<InboundMessage> reader = reader(Duration.ofSeconds(2))) {
            for (int time = 0; time < 2; time++) {
                Map<RecordPosition, Found<InboundMessage>> found =
                        reader.read(List.of(beyond, last));

                assertThat(found.get(last)).isInstanceOf(Found.Whole.class);
                assertThat(found.get(beyond)).isInstanceOf(Found.OutOfReach.class);
            }
        }
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
