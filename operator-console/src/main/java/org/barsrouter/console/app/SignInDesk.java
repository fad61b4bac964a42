package org.barsrouter.console.app;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.barsrouter.console.limit.SignInLimits;
import org.barsrouter.console.limit.SignInLimits.Try;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/// What happens before and after somebody gives a name and a password: who tries too often is sent
/// away without the password being looked at.
final class SignInDesk {
    private static final Logger LOG = LoggerFactory.getLogger(SignInDesk.class);

    private final InstantSource clock;
    private final Duration idle;
    private final SignInLimits limits = new SignInLimits();

    /// @param idle how long a session lasts without a request
    SignInDesk(InstantSource clock, Duration idle) {
        this.clock = clock;
        this.idle = idle;
    }

    /// Goes to the page that was asked for, or to the overview.
    AuthenticationSuccessHandler successes() {
        return new SavedRequestAwareAuthenticationSuccessHandler() {
            @Override
            public void onAuthenticationSuccess(
                    HttpServletRequest request,
                    HttpServletResponse response,
                    Authentication signedIn)
                    throws ServletException, IOException {
                synchronized (limits) {
                    limits.succeeded(attempt(request));
                }
                begin(request, signedIn, idle);
                super.onAuthenticationSuccess(request, response, signedIn);
            }
        };
    }

    /// The session of somebody who has signed in lasts longer than a stranger's.
    static void begin(HttpServletRequest request, Authentication signedIn, Duration idle) {
        request.getSession().setMaxInactiveInterval(Math.toIntExact(idle.toSeconds()));
        LOG.atInfo().addKeyValue("user", signedIn.getName()).log("signed in");
    }

    AuthenticationFailureHandler failures() {
        return (request, response, _) -> {
            synchronized (limits) {
                limits.failed(attempt(request), clock.instant());
            }
            LOG.atWarn().addKeyValue("address", request.getRemoteAddr()).log("sign-in refused");
            response.sendRedirect(SignIn.PAGE + "?because=WRONG");
        };
    }

    Filter limits() {
        return new OncePerRequestFilter() {
            @Override
            protected void doFilterInternal(
                    HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                    throws ServletException, IOException {
                if (isSignIn(request) && !mayTry(request)) {
                    response.sendRedirect(SignIn.PAGE + "?because=TOO_OFTEN");
                } else {
                    chain.doFilter(request, response);
                }
            }
        };
    }

    private static boolean isSignIn(HttpServletRequest request) {
        return request.getMethod().equals("POST") && request.getRequestURI().equals(SignIn.PAGE);
    }

    private boolean mayTry(HttpServletRequest request) {
        synchronized (limits) {
            return limits.mayTry(attempt(request), clock.instant());
        }
    }

    private static Try attempt(HttpServletRequest request) {
        String name = Optional.ofNullable(request.getParameter("name")).orElse("");
        return new Try(name.substring(0, Math.min(40, name.length())), request.getRemoteAddr());
    }
}
