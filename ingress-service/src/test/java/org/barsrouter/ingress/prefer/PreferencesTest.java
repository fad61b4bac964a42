package org.barsrouter.ingress.prefer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.barsrouter.ingress.prefer.Preferences.Answering;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferencesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "respond-async",
                "Respond-Async",
                "return=minimal, respond-async",
                " , respond-async ;foo=bar",
                "x=\"a,b;c\\\",\",respond-async"
            })
    void sees_respond_async_wherever_it_stands(String header) {
        assertThat(Preferences.of(List.of(header)).answering()).isEqualTo(Answering.LATER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "return=minimal",
                "x=\"respond-async\"",
                "x=\", respond-async\"",
                "y;respond-async",
                "respond-asynchronously"
            })
    void sees_no_respond_async_where_there_is_none(String header) {
        assertThat(Preferences.of(List.of(header)).answering()).isEqualTo(Answering.NOW);
    }

    @Test
    void takes_the_first_of_two_waits_over_all_headers() {
        Preferences preferences =
                Preferences.of(List.of("respond-async", "wait = 10", "wait=\"20\""));

        assertThat(preferences).isEqualTo(new Preferences(Answering.LATER, Optional.of("10")));
    }

    @Test
    void unquotes_a_wait() {
        assertThat(Preferences.of(List.of("wait=\"20\"")).waitText()).hasValue("20");
        assertThat(Preferences.of(List.of("wait")).waitText()).hasValue("");
    }
}
