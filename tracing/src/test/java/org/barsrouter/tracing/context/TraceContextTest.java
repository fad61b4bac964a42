package org.barsrouter.tracing.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TraceContextTest {
    private static final String PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final String OTHER = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b8-01";

    @Test
    void is_what_the_two_headers_say() {
        assertThat(read(List.of(PARENT), List.of("a=1"))).contains(new TraceContext(PARENT, "a=1"));
    }

    @Test
    void is_absent_without_a_parent_whatever_the_state_says() {
        assertThat(read(List.of(), List.of("a=1"))).isEmpty();
    }

    @Test
    void two_parents_are_none_and_the_same_one_twice_is_one() {
        assertThat(read(List.of(PARENT, OTHER), List.of())).isEmpty();
        assertThat(read(List.of(PARENT, PARENT), List.of())).isPresent();
    }

    @Test
    void several_states_are_one_list() {
        assertThat(read(List.of(PARENT), List.of("a=1", "b=2")))
                .contains(new TraceContext(PARENT, "a=1,b=2"));
    }

    @Test
    void a_state_of_more_than_512_characters_is_dropped_whole() {
        String longest = "a=" + "x".repeat(510);

        assertThat(read(List.of(PARENT), List.of(longest)))
                .contains(new TraceContext(PARENT, longest));
        assertThat(read(List.of(PARENT), List.of(longest + "x")))
                .contains(new TraceContext(PARENT, null));
    }

    private static Optional<TraceContext> read(List<String> parents, List<String> states) {
        Map<String, List<String>> headers =
                Map.of(TraceContext.TRACEPARENT, parents, TraceContext.TRACESTATE, states);
        return TraceContext.read(name -> headers.getOrDefault(name, List.of()));
    }
}
