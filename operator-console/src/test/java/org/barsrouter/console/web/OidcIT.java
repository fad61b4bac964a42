package org.barsrouter.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OidcIT {
    @TempDir static Path folder;
    private static Provider provider;
    private static RunningConsole console;

    @BeforeAll
    static void start() throws Exception {
        provider = new Provider(InstantSource.system().instant());
        console =
                new RunningConsole(
                        folder,
                        "--console.users-file=",
                        "--console.oidc.issuer=" + provider.issuer(),
                        "--console.oidc.client-id=bars-console",
                        "--console.oidc.role-claim=groups",
                        "--console.oidc.role-prefix=bars-");
        console.answers("/journal/v1/lag", "{\"records\": 0}");
    }

    @AfterAll
    static void stop() {
        console.close();
        provider.close();
    }

    @Test
    void the_providers_claim_says_who_may_what() {
        provider.grants("other", "bars-viewer", "administrator");
        Browser browser = console.browser();

        assertThat(browser.get("/").body()).contains("/oauth2/authorization/bars");
        assertThat(browser.get("/oauth2/authorization/bars").body())
                .contains("<h1 class=\"nhsuk-heading-l\">Overview</h1>")
                .contains("ann.other");
        assertThat(browser.get("/replays/new?state=dead").statusCode()).isEqualTo(403);
        assertThat(provider.tokenRequest()).contains("code_verifier=");
    }

    @Test
    void whoever_has_no_role_is_not_let_in() {
        provider.grants("operator", "bars-nothing");
        Browser browser = console.browser();

        assertThat(browser.get("/oauth2/authorization/bars").body())
                .contains("have no role at this console");
        assertThat(browser.get("/").uri().getPath()).isEqualTo("/sign-in");
    }

    @Test
    void an_answer_that_nobody_asked_for_lets_nobody_in() {
        Browser browser = console.browser();

        browser.get("/sign-in/oidc?code=stolen&state=forged");

        assertThat(browser.get("/").uri().getPath()).isEqualTo("/sign-in");
    }
}
