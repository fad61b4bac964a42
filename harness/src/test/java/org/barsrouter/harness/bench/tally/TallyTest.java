package org.barsrouter.harness.bench.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000 * MILLI;
    private static final int FAULTY = 9;

    private final Book book = new Book(100);

    @Test
    void latency_counts_from_the_instant_at_which_a_message_was_meant_to_be_sent() {
        int number = book.send(SECOND, 1, 1);
        book.accept(number, SECOND + 40 * MILLI);

        assertThat(tally(0, 10 * SECOND).millis(50)).isCloseTo(40, Offset.offset(0.1));
    }

    @Test
    void a_message_that_never_came_counts_with_the_whole_wait() {
        book.send(SECOND, 1, 1);

        Tally tally = tally(0, 31 * SECOND);

        assertThat(tally.healthyMissing()).isEqualTo(1);
        assertThat(tally.millis(99)).isCloseTo(30_000, Offset.offset(50.0));
    }

    @Test
    void messages_before_the_fault_are_not_part_of_the_latency() {
        book.accept(book.send(SECOND, 1, 1), 9 * SECOND);
        book.accept(book.send(5 * SECOND, 1, 2), 5 * SECOND + MILLI);

        assertThat(tally(4 * SECOND, 10 * SECOND).worstMillis()).isCloseTo(1, Offset.offset(0.1));
    }

    @Test
    void messages_to_a_faulty_service_are_counted_apart() {
        book.accept(book.send(SECOND, FAULTY, 1), SECOND + 2 * SECOND);
        book.accept(book.send(SECOND, FAULTY, 2), SECOND + MILLI);
        book.send(SECOND, FAULTY, 3);

        Tally tally = tally(0, 10 * SECOND);

        assertThat(tally.affected()).isEqualTo(3);
        assertThat(tally.affectedMissing()).isEqualTo(1);
        assertThat(tally.late()).isEqualTo(1);
        assertThat(tally.healthy().getTotalCount()).isZero();
    }

    @Test
    void a_message_that_comes_again_is_counted_and_keeps_its_first_arrival() {
        int number = book.send(SECOND, 1, 1);

        assertThat(book.accept(number, 2 * SECOND)).isTrue();
        assertThat(book.accept(number, 3 * SECOND)).isFalse();

        assertThat(tally(0, 10 * SECOND).repeats()).isEqualTo(1);
        assertThat(book.arrived(number)).isEqualTo(2 * SECOND);
    }

    @Test
    void a_message_before_an_older_one_of_its_conversation_is_disorder() {
        int older = book.send(SECOND, 1, 7);
        int newer = book.send(SECOND + 1, 1, 7);
        book.accept(newer, 2 * SECOND);
        book.accept(older, 3 * SECOND);

        assertThat(Tally.disorder(book)).isEqualTo(1);
    }

    @Test
    void a_message_without_the_older_one_of_its_conversation_is_disorder() {
        book.send(SECOND, 1, 7);
        book.accept(book.send(SECOND + 1, 1, 7), 2 * SECOND);

        assertThat(Tally.disorder(book)).isEqualTo(1);
    }

    @Test
    void conversations_may_overtake_each_other() {
        int older = book.send(SECOND, 1, 7);
        int other = book.send(SECOND + 1, 1, 8);
        book.accept(other, 2 * SECOND);
        book.accept(older, 3 * SECOND);

        assertThat(Tally.disorder(book)).isZero();
    }

    @Test
    void several_books_make_one_tally() {
        Book second = new Book(1);
        second.send(SECOND, 1, 1);
        book.accept(book.send(SECOND, 1, 1), 2 * SECOND);

        Tally all = Tally.all(List.of(book, second), 10 * SECOND);

        assertThat(all.healthy().getTotalCount()).isEqualTo(2);
        assertThat(all.healthyMissing()).isEqualTo(1);
    }

    @Test
    void a_timeline_shows_the_slowest_of_each_half_second() {
        book.accept(book.send(SECOND, 1, 1), SECOND + 5 * MILLI);
        book.accept(book.send(SECOND + 100 * MILLI, 1, 2), SECOND + 150 * MILLI);
        book.accept(book.send(2 * SECOND, 1, 3), 2 * SECOND + 7 * MILLI);

        assertThat(Timeline.of(book, 10 * SECOND, _ -> false))
                .containsExactly(new Timeline.Point(0, 50), new Timeline.Point(1, 7));
    }

    private Tally tally(long from, long until) {
        return Tally.of(book, new Tally.View(from, until, service -> service == FAULTY));
    }
}
