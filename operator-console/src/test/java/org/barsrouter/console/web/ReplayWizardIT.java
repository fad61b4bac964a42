package org.barsrouter.console.web;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.RequestMethod;
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

/// From dead letters to the report of a run, and what each role is refused on the way.
class ReplayWizardIT {
    private static final String RUN = "/journal/v1/replays/runs/run-1";
    private static final String TERMS = "state=dead&host=host.example%3A443";

    @TempDir static Path folder;
    private static RunningConsole console;
    private static Browser operator;
    private static Browser approver;
    private static Browser viewer;
    private static Browser editor;

    @BeforeAll
    static void start() {
        console = new RunningConsole(folder);
        operator = console.as(Role.OPERATOR);
        approver = console.as(Role.APPROVER);
        viewer = console.as(Role.VIEWER);
        editor = console.as(Role.CATALOGUE_EDITOR);
    }

    @AfterAll
    static void stop() {
        console.close();
    }

    @BeforeEach
    void answers() {
        console.reset();
        console.answers("/journal/v1/messages/causes", Answers.causes());
        console.answers("/journal/v1/replays/dry-run", Answers.dryRun());
        console.answers(RUN, Answers.run("APPROVAL_NEEDED", "operator"));
        console.answers(
                "/journal/v1/replays/runs",
                "{\"runs\": [" + Answers.run("RUNNING", "operator") + "]}");
        for (String path : List.of("", "/run-1/approve", "/run-1/pause", "/run-1/abort")) {
            console.answers(
                    post(urlPathEqualTo("/journal/v1/replays/runs" + path))
                            .willReturn(RunningConsole.okJson(Answers.run("RUNNING", "operator"))));
        }
        console.answers(
                "/catalogue/v1/change-sets/set-1", Answers.changeSet("SUBMITTED", "approver"));
        for (String act : List.of("approve", "reject", "apply", "revert")) {
            console.answers(
                    post(urlPathEqualTo("/catalogue/v1/change-sets/set-1/" + act))
                            .willReturn(
                                    RunningConsole.okJson(Answers.changeSet("APPLIED", "ann"))));
        }
    }

    @Test
    void dead_letters_are_grouped_by_cause_and_lead_to_a_replay() {
        String page = operator.get("/dead-letters").body();

        assertThat(page)
                .contains("&lt;script")
                .doesNotContain("<script")
                .contains("/replays/new?state=dead&amp;reason=REFUSED")
                .contains("9,999")
                .contains("There are more than the 10,000 newest")
                .contains("27 November 2026 at 14:05");
        assertThat(viewer.get("/dead-letters").body()).doesNotContain("/replays/new");
    }

    @Test
    void the_dry_run_says_what_would_happen_and_sends_nothing() {
        String page = operator.get("/replays/new?rate=20&" + TERMS).body();

        assertThat(page)
                .contains("3 messages fit, 2 of them would be replayed.")
                .contains("1 message, unless forced")
                .contains("Somebody else has to approve")
                .doesNotContain("<script");
        console.services()
                .verify(
                        getRequestedFor(urlPathEqualTo("/journal/v1/replays/dry-run"))
                                .withQueryParam("host", equalTo("host.example:443"))
                                .withQueryParam("rate", equalTo("20"))
                                .withQueryParam("force", equalTo("false")));
        console.services().verify(0, postRequestedFor(urlPathEqualTo("/journal/v1/replays/runs")));
    }

    @Test
    void a_replay_is_asked_for_as_it_was_predicted_by_whoever_signed_in() {
        operator.get("/replays/new?" + TERMS);

        HttpResponse<String> run =
                operator.post(
                        "/replays",
                        Map.of(
                                "state", "dead",
                                "host", "host.example:443",
                                "rate", "20",
                                "confirm", "mark-1",
                                "actor", "somebody else",
                                "because", "Host is back"));

        assertThat(run.uri().getPath()).isEqualTo("/replays/run-1");
        assertThat(run.body()).contains("Waits for approval");
        console.services()
                .verify(
                        postRequestedFor(urlPathEqualTo("/journal/v1/replays/runs"))
                                .withHeader("NHSD-User-Id", equalTo("operator"))
                                .withRequestBody(
                                        equalToJson(
                                                """
                                                {"reason": "Host is back",
                                                 "select": {"state": "dead",
                                                   "host": "host.example:443"},
                                                 "rate": 20, "force": false, "tellAgain": false,
                                                 "confirm": "mark-1"}\
                                                """)));
    }

    @Test
    void without_a_reason_nothing_is_asked_for() {
        operator.get("/replays/new?" + TERMS);

        HttpResponse<String> page =
                operator.post("/replays", Map.of("state", "dead", "because", "  "));

        assertThat(page.statusCode()).isEqualTo(422);
        assertThat(page.body()).contains("href=\"#because\"").contains("<title>Error: ");
        console.services().verify(0, postRequestedFor(urlPathEqualTo("/journal/v1/replays/runs")));
    }

    @Test
    void what_the_journal_refuses_is_said_on_the_form() {
        console.answers(
                post(urlPathEqualTo("/journal/v1/replays/runs"))
                        .willReturn(RunningConsole.problem(409, "Predict it again first.")));
        operator.get("/replays/new?" + TERMS);

        assertThat(
                        operator.post("/replays", Map.of("state", "dead", "because", "as I said"))
                                .body())
                .contains("Predict it again first.")
                .contains("value=\"as I said\"");
    }

    @Test
    void the_approver_is_another_person_than_the_one_who_asked() {
        assertThat(approver.get("/replays/run-1").body())
                .contains("/replays/run-1/approve")
                .doesNotContain("/replays/run-1/abort");
        assertThat(operator.get("/replays/run-1").body())
                .contains("somebody else has to approve it")
                .doesNotContain("/replays/run-1/approve");

        console.answers(RUN, Answers.run("APPROVAL_NEEDED", "administrator"));
        assertThat(console.as(Role.ADMINISTRATOR).get("/replays/run-1").body())
                .contains("somebody else has to approve it")
                .doesNotContain("/replays/run-1/approve");
    }

    @Test
    void approving_and_pausing_are_told_to_the_journal_with_who_and_why() {
        approver.get("/replays/run-1");
        approver.post("/replays/run-1/approve", Map.of("reason", " Agreed "));
        console.answers(RUN, Answers.run("RUNNING", "operator"));
        operator.get("/replays/run-1");
        operator.post("/replays/run-1/pause", Map.of("reason", "Wait"));

        told("/approve", "approver", "Agreed");
        told("/pause", "operator", "Wait");
    }

    @Test
    void the_report_of_a_finished_run_offers_nothing_more() {
        console.answers(RUN, Answers.run("FINISHED", "operator"));

        assertThat(operator.get("/replays/run-1").body())
                .contains("Report of a replay")
                .contains("1 of 2")
                .contains("&lt;script")
                .doesNotContain("<script")
                .doesNotContain("name=\"reason\"");
        assertThat(operator.get("/replays").body()).contains("run-1").contains("Running");
    }

    @Test
    void orders_are_given_by_operators_with_who_and_why() {
        console.answers(
                post(urlPathEqualTo("/journal/v1/controls"))
                        .willReturn(RunningConsole.okJson("{}")));
        operator.get("/dead-letters");
        operator.post("/host/pause?name=host.example%3A443", Map.of("reason", "Maintenance"));

        console.services()
                .verify(
                        postRequestedFor(urlPathEqualTo("/journal/v1/controls"))
                                .withHeader("NHSD-User-Id", equalTo("operator"))
                                .withRequestBody(
                                        equalToJson(
                                                """
                                                {"reason": "Maintenance", "scope": "host",
                                                 "subject": "host.example:443",
                                                 "action": "pause"}\
                                                """)));
    }

    @Test
    void a_limit_says_what_it_would_mean_and_is_ordered_once_that_is_confirmed() {
        console.answers(
                post(urlPathEqualTo("/journal/v1/controls"))
                        .willReturn(RunningConsole.okJson("{}")));
        String asked = operator.get("/endpoint/limit?id=ep-1&limit=rate&value=2.5").body();
        operator.post(
                "/endpoint/limit",
                Map.of("id", "ep-1", "limit", "rate", "value", "2.5", "reason", "Overload"));
        operator.get("/host/limit?name=h%3A443&limit=in-flight");
        operator.post(
                "/host/limit",
                Map.of("name", "h:443", "limit", "in-flight", "value", "", "reason", "Over"));

        assertThat(asked)
                .contains("at most 2.5 attempts a second are made here")
                .contains("Nothing has been ordered yet");
        console.services()
                .verify(
                        postRequestedFor(urlPathEqualTo("/journal/v1/controls"))
                                .withHeader("NHSD-User-Id", equalTo("operator"))
                                .withRequestBody(
                                        equalToJson(
                                                """
                                                {"reason": "Overload", "scope": "endpoint",
                                                 "subject": "ep-1", "action": "rate",
                                                 "value": 2.5}\
                                                """)));
        console.services()
                .verify(
                        postRequestedFor(urlPathEqualTo("/journal/v1/controls"))
                                .withRequestBody(
                                        equalToJson(
                                                """
                                                {"reason": "Over", "scope": "host",
                                                 "subject": "h:443", "action": "in-flight"}\
                                                """)));
    }

    @Test
    void a_limit_that_is_no_number_is_refused_with_a_sentence() {
        for (String value : List.of("0", "-1", "many", "1e9", "<script>")) {
            assertThat(
                            operator.get(
                                            "/endpoint/limit?id=ep-1&limit=rate&value="
                                                    + value.replace("<", "%3C").replace(">", "%3E"))
                                    .body())
                    .contains("There is a problem")
                    .doesNotContain("Order the limit")
                    .doesNotContain("<script");
        }
        assertThat(operator.get("/host/limit?name=h&limit=in-flight&value=1.5").body())
                .contains("a whole number, 1 or more");
        assertThat(viewer.get("/host/limit?name=h&limit=rate").statusCode()).isEqualTo(403);
    }

    @Test
    void the_audit_is_read_by_whoever_may() {
        console.answers(
                "/journal/v1/audit",
                """
                {"entries": [{"offset": 1, "at": "2026-11-28T14:05:09Z", "actor": "%s",
                  "role": "operator", "action": "REPLAY_ORDERED", "subject": "run-1",
                  "reason": "%s", "result": "DONE"}], "next": 1}\
                """
                        .formatted(Answers.MARKUP, Answers.MARKUP));

        assertThat(approver.get("/audit?actor=ann").body())
                .contains("Replay ordered")
                .contains("/audit?actor=ann&amp;after=1")
                .contains("&lt;script")
                .doesNotContain("<script");
        assertThat(viewer.get("/audit").statusCode()).isEqualTo(403);
        assertThat(viewer.get("/replays").body()).doesNotContain("href=\"/audit\"");
    }

    @Test
    void a_forged_request_beyond_ones_role_is_refused_and_reaches_no_service() {
        refused(viewer, "/replays", "/replays/run-1/approve", "/replays/run-1/pause");
        refused(operator, "/replays/run-1/approve", "/catalogue/change-sets/set-1/approve");
        refused(operator, "/catalogue/change-sets/set-1/apply");
        refused(approver, "/replays", "/replays/run-1/abort", "/catalogue/change-sets/set-1/apply");
        refused(
                viewer,
                "/messages/" + Answers.MESSAGE + "/cancel",
                "/host/pause?name=h",
                "/host/limit");
        refused(approver, "/messages/" + Answers.MESSAGE + "/resolve", "/endpoint/probe?id=e");
        refused(editor, "/replays", "/catalogue/change-sets/set-1/approve");
        assertThat(viewer.get("/replays/new?" + TERMS).statusCode()).isEqualTo(403);

        assertThat(console.services().getAllServeEvents().stream())
                .noneMatch(event -> event.getRequest().getMethod().equals(RequestMethod.POST));
    }

    @Test
    void a_change_set_is_approved_by_another_and_carried_out_by_an_editor() {
        assertThat(approver.get("/catalogue/change-sets/set-1").body())
                .contains("somebody else has to approve it");
        console.answers("/catalogue/v1/change-sets/set-1", Answers.changeSet("SUBMITTED", "ann"));
        approver.get("/catalogue/change-sets/set-1");
        approver.post("/catalogue/change-sets/set-1/approve", Map.of("reason", "Checked"));
        console.answers("/catalogue/v1/change-sets/set-1", Answers.changeSet("APPROVED", "ann"));
        editor.get("/catalogue/change-sets/set-1");
        editor.post("/catalogue/change-sets/set-1/apply", Map.of("reason", "Tonight"));

        console.services()
                .verify(
                        postRequestedFor(urlPathEqualTo("/catalogue/v1/change-sets/set-1/approve"))
                                .withHeader("NHSD-User-Id", equalTo("approver"))
                                .withRequestBody(equalToJson("{\"reason\": \"Checked\"}")));
        console.services()
                .verify(
                        postRequestedFor(urlPathEqualTo("/catalogue/v1/change-sets/set-1/apply"))
                                .withHeader("NHSD-User-Id", equalTo("catalogue-editor")));
    }

    private static void told(String act, String person, String reason) {
        console.services()
                .verify(
                        postRequestedFor(urlPathEqualTo(RUN + act))
                                .withHeader("NHSD-User-Id", equalTo(person))
                                .withHeader("X-Bars-Role", equalTo(person))
                                .withRequestBody(equalToJson("{\"reason\": \"" + reason + "\"}")));
    }

    private static void refused(Browser browser, String... paths) {
        browser.get("/dead-letters");
        for (String path : paths) {
            assertThat(browser.post(path, Map.of("state", "dead", "reason", "r")).statusCode())
                    .as(path)
                    .isEqualTo(403);
        }
    }
}
