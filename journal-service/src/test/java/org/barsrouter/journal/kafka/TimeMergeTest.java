package org.barsrouter.journal.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.barsrouter.journal.fact.Batch;
import org.barsrouter.journal.fact.Batch.TopicSlice;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.fact.RecordPosition;
import org.barsrouter.journal.kafka.TimeMerge.Line;
import org.junit.jupiter.api.Test;

class TimeMergeTest {
    private static final TopicSlice LARGE = new TopicSlice("large", 0);
    private static final TopicSlice SMALL = new TopicSlice("small", 0);
    private static final TopicSlice QUIET = new TopicSlice("quiet", 0);

    private final TimeMerge merge = new TimeMerge();

    @Test
    void gives_out_the_oldest_first_over_all_partitions() {
        merge.add(LARGE, List.of(line(LARGE, 1, 10), line(LARGE, 2, 30)), 3);
        merge.add(SMALL, List.of(line(SMALL, 7, 20), line(SMALL, 8, 40)), 9);

        Batch batch = merge.take(3, Set.of());

        assertThat(places(batch)).containsExactly("large 1", "small 7", "large 2");
        assertThat(batch.nextOffsets()).isEqualTo(Map.of(LARGE, 3L, SMALL, 8L));
        assertThat(merge.size()).isEqualTo(1);
        assertThat(merge.reached()).isEqualTo(30);
    }

    @Test
    void goes_no_further_than_a_partition_that_the_log_has_more_of() {
        merge.add(LARGE, List.of(line(LARGE, 1, 10)), 2);
        merge.add(SMALL, List.of(line(SMALL, 7, 5), line(SMALL, 8, 20)), 9);

        assertThat(places(merge.take(10, Set.of(LARGE)))).containsExactly("small 7", "large 1");
        assertThat(merge.take(10, Set.of(LARGE)).facts()).isEmpty();
        assertThat(merge.lacksAny(Set.of(LARGE))).isTrue();
        assertThat(places(merge.take(10, Set.of()))).containsExactly("small 8");
    }

    @Test
    void an_offset_moves_past_what_holds_no_record() {
        merge.add(QUIET, List.of(), 17);

        assertThat(merge.take(10, Set.of()).nextOffsets()).isEqualTo(Map.of(QUIET, 17L));
        assertThat(merge.take(10, Set.of()).nextOffsets()).isEmpty();
    }

    @Test
    void whatever_comes_is_given_out_once_and_offsets_never_pass_what_is_held() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        Map<TopicSlice, Long> read = new HashMap<>();
        Map<TopicSlice, Long> stored = new HashMap<>();
        List<String> came = new ArrayList<>();
        List<String> given = new ArrayList<>();
        for (int turn = 0; turn < 500; turn++) {
            TopicSlice slice = new TopicSlice("t" + random.nextInt(3), random.nextInt(4));
            long offset = read.getOrDefault(slice, 0L);
            List<Line> lines = new ArrayList<>();
            for (int i = random.nextInt(6); i > 0; i--) {
                came.add(slice.topic() + slice.partition() + " " + offset);
                lines.add(line(slice, offset++, turn + random.nextInt(3)));
            }
            read.put(slice, offset + random.nextInt(2));
            merge.add(slice, lines, read.get(slice));
            Batch batch =
                    merge.take(random.nextInt(10), random.nextBoolean() ? Set.of() : Set.of(slice));
            batch.facts()
                    .forEach(fact -> {
                        RecordPosition at = ((Fact.Unreadable) fact).at();
                        given.add(at.topic() + at.partition() + " " + at.offset());
                    });
            stored.putAll(batch.nextOffsets());
        }
        Batch rest = merge.take(Integer.MAX_VALUE, Set.of());
        rest.facts()
                .forEach(fact -> {
                    RecordPosition at = ((Fact.Unreadable) fact).at();
                    assertThat(at.offset())
                            .as("seed %d", seed)
                            .isGreaterThanOrEqualTo(
                                    stored.getOrDefault(
                                            new TopicSlice(at.topic(), at.partition()), 0L));
                    given.add(at.topic() + at.partition() + " " + at.offset());
                });
        stored.putAll(rest.nextOffsets());

        assertThat(given).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(came);
        assertThat(given.stream().sorted(Comparator.naturalOrder()).distinct())
                .as("seed %d", seed)
                .hasSameSizeAs(came);
        assertThat(stored).as("seed %d", seed).isEqualTo(read);
    }

    private static Line line(TopicSlice slice, long offset, long timestamp) {
        RecordPosition at = new RecordPosition(slice.topic(), slice.partition(), offset);
        return new Line(timestamp, offset, List.of(new Fact.Unreadable(at, "test")));
    }

    private static List<String> places(Batch batch) {
        return batch.facts().stream()
                .map(fact -> ((Fact.Unreadable) fact).at())
                .map(at -> at.topic() + " " + at.offset())
                .toList();
    }
}
