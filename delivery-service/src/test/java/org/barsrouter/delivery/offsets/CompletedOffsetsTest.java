package org.barsrouter.delivery.offsets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class CompletedOffsetsTest {

    @Test
    void only_the_contiguous_prefix_may_be_committed() {
        CompletedOffsets offsets = taken(10, 11, 12, 13, 14, 15);

        offsets.complete(10);
        offsets.complete(12);
        offsets.complete(14);

        assertThat(offsets.committable()).isEqualTo(11);
        assertThat(offsets.doneBeyond())
                .containsExactly(new OffsetRange(12, 12), new OffsetRange(14, 14));
        assertThat(offsets.skew()).isEqualTo(5);
    }

    @Test
    void gaps_are_stepped_over() {
        CompletedOffsets offsets = taken(10, 13, 20);

        offsets.complete(10);
        assertThat(offsets.committable()).isEqualTo(13);
        assertThat(offsets.doneBeyond()).containsExactly(new OffsetRange(14, 19));

        offsets.complete(13);
        offsets.complete(20);
        assertThat(offsets.committable()).isEqualTo(21);
        assertThat(offsets.doneBeyond()).isEmpty();
    }

    @Test
    void nothing_taken_commits_where_it_began() {
        assertThat(new CompletedOffsets(7).committable()).isEqualTo(7);
    }

    @Test
    void an_offset_is_taken_once() {
        CompletedOffsets offsets = taken(10);

        assertThatThrownBy(() -> offsets.taken(10)).isInstanceOf(IllegalArgumentException.class);
    }

    @RepeatedTest(50)
    void in_whatever_order_they_complete_no_open_offset_is_ever_passed(
            org.junit.jupiter.api.RepetitionInfo repetition) {
        long seed = repetition.getCurrentRepetition();
        Random random = new Random(seed);
        CompletedOffsets offsets = new CompletedOffsets(0);
        TreeSet<Long> open = new TreeSet<>();
        long next = 0;
        for (int i = 0; i < 100; i++) {
            next += random.nextInt(1, 4);
            offsets.taken(next);
            open.add(next);
        }
        List<Long> order = new ArrayList<>(open);
        Collections.shuffle(order, random);

        for (long offset : order) {
            offsets.complete(offset);
            open.remove(offset);
            assertThat(offsets.committable())
                    .as("seed %d", seed)
                    .isEqualTo(open.isEmpty() ? next + 1 : open.first());
            assertThat(offsets.doneBeyond())
                    .as("seed %d", seed)
                    .noneMatch(range -> open.stream().anyMatch(range::contains));
        }
    }

    private static CompletedOffsets taken(long... all) {
        CompletedOffsets offsets = new CompletedOffsets(all[0]);
        for (long offset : all) {
            offsets.taken(offset);
        }
        return offsets;
    }
}
