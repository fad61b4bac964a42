package org.barsrouter.console.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import org.barsrouter.console.cli.Console.Run;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CatalogueChangeCommandsTest {
    private static final String APPLY = "/catalogue/v1/change-sets?mode=apply";

    private final Console console = new Console();

    @AfterEach
    void stop() {
        console.close();
    }

    @Test
    void a_switch_says_what_it_does_and_how_it_is_taken_back() {
        console.service()
                .stubFor(
                        post(APPLY)
                                .willReturn(
                                        okJson(
                                                """
                                                {"id":"cs-1","state":"APPLIED","phase":"applied, watched",
                                                "watchUntil":"2026-07-01T10:00:00Z",
                                                "summary":"1 service moves from a to b."}
                                                """)));

        Run run =
                console.run(
                        "catalogue",
                        "switch",
                        "2000099901",
                        "--to",
                        "b",
                        "--at",
                        "2026-07-01T09:00:00Z",
                        "--as",
                        "ZZ1",
                        "--user",
                        "sam",
                        "--reason",
                        "contract");

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .isEqualTo(
                        """
                        1 service moves from a to b.
                        Change-set cs-1: applied, watched.
                        It is watched until 2026-07-01T10:00:00Z.
                        Take it back with: ./bars catalogue revert cs-1
                        """);
        assertThat(run.exit()).isZero();
        console.service()
                .verify(
                        postRequestedFor(urlEqualTo(APPLY))
                                .withHeader("NHSD-End-User-Organisation-ODS", equalTo("ZZ1"))
                                .withHeader("NHSD-User-Id", equalTo("sam"))
                                .withRequestBody(
                                        equalToJson(
                                                """
                                                {"reason":"contract","commands":[{"command":"switch-supplier",
                                                "service":"2000099901","to":"b","at":"2026-07-01T09:00:00Z"}]}
                                                """)));
    }

    @Test
    void every_problem_is_shown_with_its_field_and_remedy() {
        console.service()
                .stubFor(
                        post(APPLY)
                                .willReturn(
                                        jsonResponse(
                                                """
                                                {"code":"CAT-022","detail":"to: It is missing.","issues":[
                                                {"code":"CAT-022","expression":"to","what":"missing","remedy":"give it"},
                                                {"code":"CAT-022","expression":"at","what":"wrong","remedy":"mend it"}]}
                                                """,
                                                422)));

        Run run = console.run("catalogue", "switch", "1", "--to", "b");

        assertThat(run.err()).contains("at", "mend it", "to: It is missing. (CAT-022)");
        assertThat(run.exit()).isEqualTo(4);
    }

    @Test
    void what_needs_another_person_ends_with_its_own_number() {
        console.service()
                .stubFor(
                        post(APPLY)
                                .willReturn(
                                        jsonResponse(
                                                "{\"code\":\"CAT-050\",\"detail\":\"Two.\"}",
                                                409)));

        assertThat(console.run("catalogue", "do", "resume-template", "template=a/main").exit())
                .isEqualTo(5);
    }

    @Test
    void a_suspension_needs_a_reason() {
        Run run = console.run("catalogue", "suspend", "--endpoint", "a/main");

        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.err()).contains("--reason");
    }

    @Test
    void fields_of_any_command_have_their_kinds() {
        console.service().stubFor(post(APPLY).willReturn(okJson("{\"summary\":\"done\"}")));

        console.run("catalogue", "do", "assign-endpoint", "service=1", "template=a/main", "rank=2");

        console.service()
                .verify(
                        postRequestedFor(urlEqualTo(APPLY))
                                .withRequestBody(
                                        equalToJson(
                                                """
                                                {"commands":[{"command":"assign-endpoint","service":"1",
                                                "template":"a/main","rank":2}]}
                                                """)));
    }

    @Test
    void history_and_change_sets_are_tables() {
        console.service()
                .stubFor(
                        get("/catalogue/v1/history?service=1&limit=50")
                                .willReturn(
                                        okJson(
                                                """
                                                {"events":[{"type":"SupplierSwitchScheduled","occurredAt":"T1",
                                                "actor":{"name":"sam"},"changeSet":"cs-1"}]}
                                                """)));
        console.service()
                .stubFor(
                        get("/catalogue/v1/change-sets?limit=100")
                                .willReturn(
                                        okJson(
                                                """
                                                {"changeSets":[{"id":"cs-1","phase":"closed","summary":"moved",
                                                "steps":[{"at":"T1","actor":{"name":"sam"}}]}]}
                                                """)));

        assertThat(console.run("catalogue", "history", "--service", "1").out())
                .contains("SupplierSwitchScheduled", "sam", "cs-1");
        assertThat(console.run("catalogue", "change-sets").out())
                .contains("cs-1", "closed", "moved");
    }
}
