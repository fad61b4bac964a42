package org.barsrouter.console.app;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;

/// A way to find out who somebody is.
interface SignIn {
    /// Where people sign in, and where they find out that they could not.
    String PAGE = "/sign-in";

    /// Adds it to the filters.
    void configure(HttpSecurity http) throws Exception;
}
