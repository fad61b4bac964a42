package org.barsrouter.ingress.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.barsrouter.ingress.client.Scope;
import org.barsrouter.ingress.fixture.Registered;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {
    private static final Instant T = Instant.parse("2026-03-01T10:00:00Z");

    private final VerifiedTokens tokens = new VerifiedTokens(3);

    @Test
    void remembers_what_was_verified() {
        tokens.remember("a", until(T.plusSeconds(600)), T);

        assertThat(tokens.find("a")).contains(until(T.plusSeconds(600)));
        assertThat(tokens.find("b")).isEmpty();
    }

    @Test
    void never_holds_more_than_it_may_and_forgets_the_expired_first() {
        tokens.remember("a", until(T.plusSeconds(1)), T);
        tokens.remember("b", until(T.plusSeconds(600)), T);
        tokens.remember("c", until(T.plusSeconds(600)), T);
        tokens.remember("d", until(T.plusSeconds(600)), T);
        assertThat(tokens.find("d")).isEmpty();

        tokens.remember("d", until(T.plusSeconds(600)), T.plusSeconds(2));

        assertThat(tokens.find("a")).isEmpty();
        assertThat(tokens.find("d")).isPresent();
        assertThat(tokens.size()).isEqualTo(3);
    }

    private static Access until(Instant expires) {
        return new Access(Registered.ID, Set.of(Scope.READ), expires);
    }
}
