package org.barsrouter.console.web;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.barsrouter.console.access.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleIT {
    @TempDir static Path folder;
    private static RunningConsole console;
    private static Browser viewer;

    @BeforeAll
    static void start() {
        console = new RunningConsole(folder);
        viewer = console.as(Role.VIEWER);
    }

    @AfterAll
    static void stop() {
        console.close();
    }

    @BeforeEach
    void answers() {
        console.reset();
        console.answers("/delivery/v1/outages", Answers.outages());
        console.answers("/delivery/v1/why", Answers.why());
        console.answers("/journal/v1/lag", "{\"records\": 0}");
        console.answers("/journal/v1/messages", Answers.search());
        console.answers("/journal/v1/messages/count", "{\"messages\": 10000, \"more\": true}");
        console.answers("/journal/v1/controls", Answers.controls());
        console.answers("/journal/v1/messages/" + Answers.MESSAGE, Answers.message());
        console.answers("/journal/v1/conversations/c%201", Answers.conversation());
        console.answers("/catalogue/v1/endpoints", Answers.endpoints());
        console.answers(
                get(urlPathEqualTo("/delivery/v1/why"))
                        .withQueryParam("id", equalTo("ep-1"))
                        .willReturn(RunningConsole.okJson(Answers.place())));
        console.answers(
                get(urlPathEqualTo("/delivery/v1/why"))
                        .withQueryParam("id", equalTo("quiet.example:443"))
                        .willReturn(RunningConsole.problem(404, "Nothing waits.")));
        console.answers(
                "/catalogue/v1/change-sets",
                "{\"changeSets\": [" + Answers.changeSet("SUBMITTED", "ann") + "]}");
        console.answers("/catalogue/v1/change-sets/set-1", Answers.changeSet("SUBMITTED", "ann"));
        console.answers(
                post(urlPathEqualTo("/catalogue/v1/change-sets"))
                        .willReturn(RunningConsole.okJson(Answers.diff())));
        console.answers("/catalogue/v1/history", Answers.history());
    }

    @Test
    void nobody_sees_a_page_without_signing_in() {
        for (String path : List.of("/", "/messages", "/messages/" + Answers.MESSAGE, "/nowhere")) {
            assertThat(console.browser().get(path).uri().getPath()).isEqualTo("/sign-in");
        }
    }

    @Test
    void after_signing_in_one_is_where_one_wanted_to_be() {
        Browser browser = console.browser();
        browser.get("/messages?state=dead");

        HttpResponse<String> page =
                browser.post(
                        "/sign-in",
                        Map.of("name", "viewer", "password", console.password(Role.VIEWER)));

        assertThat(page.uri().getPath()).isEqualTo("/messages");
        assertThat(page.uri().getQuery()).contains("state=dead");
    }

    @Test
    void the_overview_says_what_is_down_and_what_waits() {
        assertThat(viewer.get("/").body())
                .contains("Nobody answers at host.example:443.")
                .contains("28 November 2026 at 14:05")
                .contains("Messages waiting")
                .contains("More than 10,000")
                .contains("Environment: </span>SANDBOX");
    }

    @Test
    void a_silent_service_does_not_hide_what_the_others_say() {
        console.reset();
        console.answers("/journal/v1/lag", "{\"records\": 7}");

        assertThat(viewer.get("/").body()).contains("There is a problem").contains("7 records");
    }

    @Test
    void a_search_is_asked_of_the_journal_in_its_own_words() {
        HttpResponse<String> page =
                search(
                        viewer,
                        Map.of("ods", " X26 ", "state", "waiting", "from", "2026-07-01T10:00"));

        assertThat(page.uri().getQuery()).isEqualTo("state=waiting&ods=X26&from=2026-07-01T10:00");
        assertThat(page.body()).contains(Answers.MESSAGE).contains("after=place%2B1");
        console.services()
                .verify(
                        getRequestedFor(urlPathEqualTo("/journal/v1/messages"))
                                .withQueryParam("ods", equalTo("X26"))
                                .withQueryParam("from", equalTo("2026-07-01T09:00:00Z")));
    }

    @Test
    void an_nhs_number_gets_into_no_url_and_to_no_service() {
        HttpResponse<String> page = search(viewer, Map.of("client", "943 476 5919"));

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.uri().getQuery()).isNull();
        assertThat(page.body())
                .contains("<title>Error: Search messages")
                .contains("href=\"#client\"")
                .contains("aria-describedby=\"client-hint client-error\"");
        console.services().verify(0, getRequestedFor(urlPathEqualTo("/journal/v1/messages")));
    }

    @Test
    void what_the_journal_refuses_is_said() {
        console.reset();
        console.answers(
                get(urlPathEqualTo("/journal/v1/messages"))
                        .willReturn(RunningConsole.problem(400, "The status must be a number.")));

        assertThat(search(viewer, Map.of("status", "x")).body())
                .contains("The status must be a number.");
    }

    @Test
    void a_message_tells_its_attempts_in_uk_time_and_why_it_waits() {
        assertThat(viewer.get("/messages/" + Answers.MESSAGE).body())
                .contains("1 July 2026 at 10:00:01")
                .contains("250 ms")
                .contains("The breaker of ep-1 is open.")
                .contains("12,034 bytes");
    }

    @Test
    void a_conversation_is_found_by_any_of_its_messages() {
        assertThat(viewer.get("/messages/" + Answers.MESSAGE + "/conversation").body())
                .contains("Message 1:")
                .contains("Answer to")
                .contains("The breaker of ep-1 is open.");
    }

    @Test
    void what_is_unknown_is_not_found() {
        assertThat(viewer.get("/messages/01993b52-0a10-7000-8000-00000000000b").statusCode())
                .isEqualTo(404);
        assertThat(viewer.get("/messages/no-uuid").statusCode()).isEqualTo(404);
        assertThat(viewer.get("/nowhere").statusCode()).isEqualTo(404);
    }

    @Test
    void markup_in_names_stays_text() {
        for (String path :
                List.of(
                        "/",
                        "/messages?event=%3Cscript%3Ealert(1)%3C/script%3E",
                        "/messages/" + Answers.MESSAGE,
                        "/messages/" + Answers.MESSAGE + "/conversation",
                        "/endpoint?id=ep-1",
                        "/catalogue/change-sets",
                        "/catalogue/change-sets/set-1",
                        "/catalogue/history")) {
            assertThat(viewer.get(path).body())
                    .contains("&lt;script")
                    .doesNotContain("<script")
                    .doesNotContain("<img");
        }
    }

    @Test
    void endpoints_and_hosts_say_what_is_down() {
        assertThat(viewer.get("/endpoints").body())
                .contains("/endpoint?id=ep+1")
                .contains("Host is down")
                .contains("No outage");
        assertThat(viewer.get("/hosts").body())
                .contains("host.example:443")
                .contains("other.example:8090");
        assertThat(viewer.get("/endpoint?id=ep-1").body())
                .contains("40")
                .contains("28 November 2026 at 14:06:09")
                .contains("20 attempts a second at most");
        assertThat(viewer.get("/host?name=quiet.example:443").body())
                .contains("No lane here has anything under way")
                .contains("None for this host.");
    }

    @Test
    void a_change_set_that_waits_says_what_it_would_do() {
        assertThat(viewer.get("/catalogue/change-sets").body()).contains("set-1");
        assertThat(viewer.get("/catalogue/change-sets/set-1").body())
                .contains("3, 30.0 % of all")
                .contains("Commands as they were handed in")
                .doesNotContain("name=\"reason\"");
        console.services()
                .verify(
                        postRequestedFor(urlPathEqualTo("/catalogue/v1/change-sets"))
                                .withQueryParam("mode", equalTo("dry-run"))
                                .withHeader("NHSD-User-Id", equalTo("viewer")));
    }

    @Test
    void the_catalogues_history_shows_each_field_before_and_after() {
        assertThat(viewer.get("/catalogue/history?service=dos%7C1").body())
                .contains("<del>Old</del>")
                .contains("assignments 1 to")
                .contains("<ins>2027</ins>");
        console.services()
                .verify(
                        getRequestedFor(urlPathEqualTo("/catalogue/v1/history"))
                                .withQueryParam("service", equalTo("dos|1")));
    }

    private static HttpResponse<String> search(Browser browser, Map<String, String> fields) {
        browser.get("/messages");
        console.services().resetRequests();
        return browser.post("/messages", fields);
    }
}
