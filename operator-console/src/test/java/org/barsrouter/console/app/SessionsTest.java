package org.barsrouter.console.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.barsrouter.console.config.ConsoleProperties;
import org.barsrouter.console.config.ConsoleProperties.Environment;
import org.barsrouter.console.config.ConsoleProperties.Oidc;
import org.barsrouter.console.config.ConsoleProperties.Services;
import org.barsrouter.console.config.ConsoleProperties.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockServletContext;

class SessionsTest {
    private static final Duration LONGEST = Duration.ofHours(12);

    private final MockHttpSession session = new MockHttpSession();
    private final Instant created = Instant.ofEpochMilli(session.getCreationTime());

    @Test
    void a_session_that_is_too_old_ends_however_busy_it_is() throws Exception {
        MockHttpServletResponse response = after(LONGEST.plusSeconds(1));

        assertThat(response.getRedirectedUrl()).isEqualTo("/sign-in?because=OVER");
        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    void until_then_it_goes_on() throws Exception {
        MockHttpServletResponse response = after(LONGEST.minusSeconds(1));

        assertThat(response.getRedirectedUrl()).isNull();
        assertThat(session.isInvalid()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Environment.class)
    void outside_the_sandbox_the_cookie_goes_over_tls_only(Environment environment)
            throws Exception {
        MockServletContext context = new MockServletContext();

        new SecurityWiring(properties(environment), InstantSource.system())
                .cookies()
                .onStartup(context);

        assertThat(context.getSessionCookieConfig().isSecure())
                .isEqualTo(environment != Environment.SANDBOX);
        assertThat(context.getSessionTimeout()).isEqualTo(5);
    }

    private MockHttpServletResponse after(Duration age) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setSession(session);
        MockHttpServletResponse response = new MockHttpServletResponse();
        new LongestSession(LONGEST, InstantSource.fixed(created.plus(age)))
                .doFilter(request, response, new MockFilterChain());
        return response;
    }

    private static ConsoleProperties properties(Environment environment) {
        return new ConsoleProperties(
                environment,
                new Services("", "", "", Duration.ofSeconds(1), ""),
                "",
                new Session(Duration.ofMinutes(30), LONGEST),
                "",
                new Oidc("https://id.example", "bars", "", "sub", "roles", ""));
    }
}
