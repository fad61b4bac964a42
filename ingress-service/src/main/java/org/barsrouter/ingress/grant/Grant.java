package org.barsrouter.ingress.grant;

import java.time.Duration;

/// What the token endpoint answers.
public sealed interface Grant {

    /// A token.
    ///
    /// @param lifetime for which its holder may use it
    /// @param scope as the token has it
    record Granted(String token, Duration lifetime, String scope) implements Grant {}

    /// No token.
    ///
    /// @param description which claim or field is wrong, and how to mend it; no value of it
    /// @param after this time the next try makes sense; zero where trying again changes nothing
    record Denied(OAuthError error, String description, Duration after) implements Grant {
        static Denied because(OAuthError error, String description) {
            return new Denied(error, description, Duration.ZERO);
        }
    }
}
