package org.barsrouter.delivery.offsets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.barsrouter.delivery.offsets.CommitMark.Ownership;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommitMarkTest {

    @Test
    void what_is_written_is_read_again() {
        CommitMark mark =
                new CommitMark(
                        Ownership.CLOSED,
                        List.of(new OffsetRange(1_001, 1_004), new OffsetRange(1_007, 1_007)));

        assertThat(mark.write(1_000)).isEqualTo("closed 1-4,7-7");
        assertThat(CommitMark.read(mark.write(1_000), 1_000)).isEqualTo(mark);
    }

    @Test
    void nothing_beyond_the_commit_point_needs_no_list() {
        assertThat(CommitMark.never().write(5)).isEqualTo("closed");
        assertThat(CommitMark.read("closed", 5)).isEqualTo(CommitMark.never());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "open",
                "something else",
                "closed 4-",
                "closed 9-2",
                "closed -1-2",
                "open x"
            })
    void what_cannot_be_read_is_open(String metadata) {
        assertThat(CommitMark.read(metadata, 5).ownership()).isEqualTo(Ownership.OPEN);
    }

    @Test
    void a_list_that_is_too_long_is_cut_and_then_open() {
        List<OffsetRange> many =
                LongStream.range(0, 2_000).mapToObj(i -> new OffsetRange(2 * i, 2 * i)).toList();

        String text = new CommitMark(Ownership.CLOSED, many).write(0);

        assertThat(text.length()).isLessThan(4_096);
        CommitMark read = CommitMark.read(text, 0);
        assertThat(read.ownership()).isEqualTo(Ownership.OPEN);
        assertThat(read.done()).isNotEmpty().allMatch(many::contains);
    }
}
