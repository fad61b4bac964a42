package org.barsrouter.ingress.cors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.barsrouter.ingress.envelope.Call;
import org.barsrouter.ingress.header.HeaderField;
import org.barsrouter.ingress.header.RequestHeaders;
import org.junit.jupiter.api.Test;

class CorsRulesTest {
    private static final String ORIGIN = "https://page.example";
    private static final Call PREFLIGHT =
            new Call(
                    "OPTIONS",
                    "/Slot",
                    null,
                    new RequestHeaders(
                            List.of(
                                    new HeaderField("origin", ORIGIN),
                                    new HeaderField("access-control-request-method", "GET"))));
    private static final Call READ =
            new Call(
                    "GET",
                    "/Slot",
                    null,
                    new RequestHeaders(List.of(new HeaderField("origin", ORIGIN))));

    @Test
    void nobody_is_admitted_by_default() {
        CorsRules off = new CorsRules(List.of());

        assertThat(off.preflight(PREFLIGHT)).isEmpty();
        assertThat(off.answer(READ)).isEmpty();
    }

    @Test
    void an_origin_that_is_named_is_told_what_it_may() {
        CorsRules rules = new CorsRules(List.of(ORIGIN));

        assertThat(rules.preflight(PREFLIGHT).orElseThrow())
                .contains(new HeaderField("Access-Control-Max-Age", "3628800"))
                .anyMatch(field -> field.value().contains("PATCH"))
                .anyMatch(field -> field.value().contains("NHSD-Target-Identifier"));
        assertThat(rules.answer(READ))
                .contains(new HeaderField("Access-Control-Allow-Origin", ORIGIN));
    }

    @Test
    void a_stranger_is_told_nothing_and_with_a_star_nobody_is_one() {
        assertThat(new CorsRules(List.of("https://other.example")).preflight(PREFLIGHT)).isEmpty();
        assertThat(new CorsRules(List.of("https://other.example")).answer(READ)).isEmpty();
        assertThat(new CorsRules(List.of("*")).answer(READ)).isNotEmpty();
    }

    @Test
    void options_without_a_question_is_no_preflight() {
        Call plain = new Call("OPTIONS", "/Slot", null, new RequestHeaders(List.of()));

        assertThat(new CorsRules(List.of("*")).preflight(plain)).isEmpty();
    }
}
