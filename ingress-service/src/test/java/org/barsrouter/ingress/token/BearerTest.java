package org.barsrouter.ingress.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.barsrouter.ingress.header.HeaderField;
import org.barsrouter.ingress.header.RequestHeaders;
import org.junit.jupiter.api.Test;

class BearerTest {

    @Test
    void a_token_is_what_stands_behind_the_scheme_in_whatever_case() {
        assertThat(of("Bearer a.b.c")).isEqualTo(new Bearer.Token("a.b.c"));
        assertThat(of("bEARER   a.b.c ")).isEqualTo(new Bearer.Token("a.b.c"));
    }

    @Test
    void nothing_is_nothing() {
        assertThat(of()).isEqualTo(new Bearer.Absent());
        assertThat(of(" ")).isEqualTo(new Bearer.Absent());
        assertThat(of("Bearer")).isEqualTo(new Bearer.Absent());
        assertThat(of("Bearer  ")).isEqualTo(new Bearer.Absent());
    }

    @Test
    void other_credentials_are_no_token() {
        assertThat(of("Basic dXNlcjpwYXNz")).isEqualTo(new Bearer.OtherScheme());
        assertThat(of("Bearera.b.c")).isEqualTo(new Bearer.OtherScheme());
        assertThat(of("a.b.c")).isEqualTo(new Bearer.OtherScheme());
    }

    @Test
    void two_headers_are_refused_even_when_they_are_the_same() {
        assertThat(of("Bearer a", "Bearer a")).isInstanceOf(Bearer.Unreadable.class);
    }

    @Test
    void a_token_of_a_size_that_no_issuer_makes_is_not_looked_at() {
        assertThat(of("Bearer " + "a".repeat(8192))).isInstanceOf(Bearer.Token.class);
        assertThat(of("Bearer " + "a".repeat(8193))).isInstanceOf(Bearer.Unreadable.class);
    }

    private static Bearer of(String... values) {
        List<HeaderField> fields =
                Arrays.stream(values).map(v -> new HeaderField("Authorization", v)).toList();
        return Bearer.of(new RequestHeaders(fields));
    }
}
