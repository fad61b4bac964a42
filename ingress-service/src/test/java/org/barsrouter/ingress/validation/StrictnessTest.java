package org.barsrouter.ingress.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.barsrouter.ingress.answer.Answer.Refused;
import org.barsrouter.ingress.answer.Checked;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.schemas.refusal.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictnessTest {
    private static final ServiceId PLAIN = new ServiceId("a", "plain");
    private static final ServiceId TOLERANT = new ServiceId("a", "tolerant");
    private static final ServiceId HEADERS = new ServiceId("a", "headers");
    private static final ServiceId STRICT = new ServiceId("a", "strict");
    private static final Strictness STRICTNESS = new Strictness(0, Map.of(HEADERS, 1, STRICT, 2));

    @ParameterizedTest
    @CsvSource({
        "plain,   SOFTWARE_MISSING, passes",
        "plain,   EVENT_UNKNOWN,    passes",
        "headers, SOFTWARE_MISSING, is refused",
        "headers, EVENT_UNKNOWN,    passes",
        "strict,  SOFTWARE_MISSING, is refused",
        "strict,  EVENT_UNKNOWN,    is refused",
    })
    void what_exceeds_the_level_of_a_service_is_refused(
            String service, Finding finding, String what) {
        Checked<Set<Finding>> judged =
                STRICTNESS.judge(new ServiceId("a", service), Set.of(finding));

        assertThat(judged instanceof Checked.Passed<Set<Finding>>).isEqualTo(what.equals("passes"));
    }

    @Test
    void a_service_may_be_let_off_where_the_usual_level_is_strict() {
        Strictness strict = new Strictness(2, Map.of(TOLERANT, 0));
        Set<Finding> found = Set.of(Finding.SOFTWARE_MISSING);

        assertThat(strict.judge(PLAIN, found)).isInstanceOf(Checked.Stopped.class);
        assertThat(strict.judge(TOLERANT, found)).isInstanceOf(Checked.Passed.class);
    }

    @Test
    void nothing_found_is_nothing_refused() {
        assertThat(STRICTNESS.judge(STRICT, Set.of())).isInstanceOf(Checked.Passed.class);
    }

    @Test
    void the_refusal_names_what_was_refused_and_not_what_was_only_counted() {
        Checked<Set<Finding>> judged =
                STRICTNESS.judge(
                        HEADERS,
                        Set.of(
                                Finding.USE_CONTEXT_MISSING,
                                Finding.SOFTWARE_MISSING,
                                Finding.EVENT_UNKNOWN));

        assertThat(judged)
                .isEqualTo(
                        Checked.stopped(
                                Refused.because(
                                        Refusal.NOT_BY_THE_STANDARD,
                                        "This service takes only calls that keep to the standard (level 1). Found: SOFTWARE_MISSING, USE_CONTEXT_MISSING.")));
    }
}
