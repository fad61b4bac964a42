package org.barsrouter.journal.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.barsrouter.journal.fact.Disposition;
import org.barsrouter.journal.history.MessageState;
import org.junit.jupiter.api.Test;

class SignatureTest {

    @Test
    void the_marks_of_states_dispositions_and_usual_statuses_differ() {
        assertThat(marks(Term.STATE, MessageState.values())).hasSize(MessageState.values().length);
        assertThat(marks(Term.DISPOSITION, Disposition.values()))
                .hasSize(Disposition.values().length);
        List<Integer> usual =
                List.of(200, 201, 400, 401, 403, 404, 408, 409, 413, 422, 429, 500, 502, 503, 504);
        assertThat(usual.stream().map(status -> Signature.mark(Term.STATUS, "" + status)))
                .doesNotHaveDuplicates();
    }

    @Test
    void values_are_spread_over_all_marks() {
        Set<Integer> marks =
                IntStream.range(0, 400)
                        .mapToObj(number -> Signature.mark(Term.ODS, "X" + number))
                        .collect(Collectors.toSet());

        assertThat(marks).hasSize(Signature.MARKS).allMatch(mark -> mark >= 0 && mark < 32);
    }

    @Test
    void a_service_has_one_mark_with_and_without_its_system() {
        assertThat(Signature.mark(Term.SERVICE, "https://example.test/id|200002"))
                .isEqualTo(Signature.mark(Term.SERVICE, "200002"));
    }

    @Test
    void every_marked_term_has_a_place_of_its_own_and_all_fit_a_positive_long() {
        Set<Term> marked =
                EnumSet.allOf(Term.class).stream()
                        .filter(Signature::has)
                        .collect(Collectors.toSet());

        assertThat(marked.stream().map(Signature::place)).doesNotHaveDuplicates();
        assertThat(marked.stream().mapToLong(term -> 31 * Signature.place(term)).sum())
                .isEqualTo((1L << (5 * marked.size())) - 1)
                .isPositive();
    }

    private static Set<Integer> marks(Term term, Enum<?>[] values) {
        return Arrays.stream(values)
                .map(value -> Signature.mark(term, value.name()))
                .collect(Collectors.toSet());
    }
}
