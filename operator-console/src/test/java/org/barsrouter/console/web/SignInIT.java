package org.barsrouter.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.barsrouter.console.access.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class SignInIT {
    @TempDir static Path folder;
    private static RunningConsole console;

    @BeforeAll
    static void start() {
        console = new RunningConsole(folder);
    }

    @AfterAll
    static void stop() {
        console.close();
    }

    @Test
    void a_wrong_password_and_an_unknown_name_look_alike() {
        assertThat(refused("viewer"))
                .isEqualTo(refused("nobody"))
                .contains("Enter the name and password of a user of this console");
    }

    @Test
    void whoever_guesses_is_slowed_down_even_with_the_right_password() {
        for (int i = 0; i < 5; i++) {
            console.browser().signIn("approver", "guess" + i);
        }

        assertThat(console.browser().signIn("approver", console.password(Role.APPROVER)).body())
                .contains("That was too often");
        assertThat(console.as(Role.OPERATOR).get("/").body()).contains("Overview");
    }

    @Test
    void a_form_of_a_stranger_is_not_taken() {
        Browser browser = console.as(Role.OPERATOR);

        HttpResponse<String> refused = browser.forged("/messages", Map.of("state", "dead"));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("Nothing was changed");
        assertThat(browser.forged("/sign-out", Map.of()).statusCode()).isEqualTo(403);
        assertThat(browser.get("/").uri().getPath()).isEqualTo("/");
    }

    @Test
    void whoever_has_signed_out_has_to_sign_in_again() {
        Browser browser = console.as(Role.OPERATOR);
        browser.get("/");

        assertThat(browser.post("/sign-out", Map.of()).body()).contains("You have been signed out");
        assertThat(browser.get("/").uri().getPath()).isEqualTo("/sign-in");
    }

    @Test
    void signing_in_gives_a_new_session() {
        Browser browser = console.browser();
        String before = cookie(browser.get("/sign-in"));
        String after = cookie(browser.signIn("operator", console.password(Role.OPERATOR)));

        assertThat(before).contains("HttpOnly").contains("SameSite=Lax");
        assertThat(after).isNotEqualTo(before);
    }

    @Test
    void pages_are_kept_by_nobody_and_run_no_script() {
        var headers = console.as(Role.VIEWER).get("/").headers();

        assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                .startsWith("default-src 'none'; style-src 'self';")
                .doesNotContain("unsafe");
        assertThat(headers.firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void every_page_says_what_it_needs() {
        var handlers =
                console
                        .context()
                        .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                        .getHandlerMethods()
                        .values()
                        .stream()
                        .filter(method ->
                                method.getBeanType().getName().startsWith("org.barsrouter"))
                        .toList();

        assertThat(handlers).isNotEmpty().allMatch(SignInIT::isGuarded);
    }

    /// The page less its token.
    private static String refused(String name) {
        return console.browser()
                .signIn(name, "wrong")
                .body()
                .replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }

    private static boolean isGuarded(HandlerMethod method) {
        return java.util.Arrays.stream(method.getMethod().getAnnotations())
                .map(annotation -> annotation.annotationType().getSimpleName())
                .anyMatch(name -> name.equals("Needs") || name.equals("Open"));
    }

    private static String cookie(HttpResponse<String> response) {
        HttpResponse<String> first = response;
        while (first.headers().firstValue("Set-Cookie").isEmpty()
                && first.previousResponse().isPresent()) {
            first = first.previousResponse().get();
        }
        return first.headers().firstValue("Set-Cookie").orElse("");
    }
}
