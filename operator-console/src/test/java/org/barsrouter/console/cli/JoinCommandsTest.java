package org.barsrouter.console.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.stubbing.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.barsrouter.console.cli.Console.Run;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JoinCommandsTest {
    private static final String REPORT =
            """
            {"id":"c-1","over":true,"lines":["C1  passed","C6-ids  FAILED"],
            "text":["Certification","at x","","C1  passed","C6-ids  FAILED","","C6-ids: It is wrong. Mend it.","FAILED: 1"],
            "report":{"findings":[{"check":"C1","verdict":{"is":"passed"}},{"check":"C6-ids","verdict":{"is":"%s"}}]}}
            """;

    private final Console console = new Console();
    @TempDir private Path directory = Path.of("");

    @AfterEach
    void stop() {
        console.close();
    }

    @Test
    void a_certification_is_followed_line_by_line_to_its_end() {
        begins("/catalogue/v1/certifications");
        String watched = "/catalogue/v1/certifications/c-1";
        console.service()
                .stubFor(
                        get(urlEqualTo(watched))
                                .inScenario("certification")
                                .whenScenarioStateIs(Scenario.STARTED)
                                .willReturn(
                                        okJson(
                                                "{\"id\":\"c-1\",\"over\":false,\"lines\":[\"C1  passed\"]}"))
                                .willSetStateTo("over"));
        console.service()
                .stubFor(
                        get(urlEqualTo(watched))
                                .inScenario("certification")
                                .whenScenarioStateIs("over")
                                .willReturn(okJson(REPORT.formatted("failed"))));

        Run run = console.run("catalogue", "certify", "2000099901", "--actor", "sam");

        assertThat(run.out())
                .isEqualTo(
                        """
                        C1  passed
                        C6-ids  FAILED

                        C6-ids: It is wrong. Mend it.
                        FAILED: 1
                        """);
        assertThat(run.exit()).isEqualTo(3);
        console.service()
                .verify(
                        postRequestedFor(urlEqualTo("/catalogue/v1/certifications"))
                                .withRequestBody(
                                        equalToJson(
                                                "{\"actor\":\"sam\",\"service\":\"2000099901\"}")));
    }

    @Test
    void what_could_not_be_run_has_an_exit_code_of_its_own() {
        begins("/catalogue/v1/certifications");
        answers("/catalogue/v1/certifications/c-1", REPORT.formatted("not-run"));

        assertThat(console.run("catalogue", "certify", "2000099901").exit()).isEqualTo(2);
    }

    @Test
    void a_request_is_a_file_and_options_win() throws IOException {
        Path file = directory.resolve("request.json");
        Files.writeString(file, "{\"service\":\"1\",\"ods\":\"ZED01\",\"actor\":\"sam\"}");
        console.service()
                .stubFor(
                        post(urlEqualTo("/catalogue/v1/joins"))
                                .willReturn(jsonResponse("{\"id\":\"j-1\"}", 201)));

        Run run =
                console.run(
                        "catalogue",
                        "join",
                        file.toString(),
                        "--service",
                        "2",
                        "--contact",
                        "supplier=a@b.example",
                        "--no-check");

        assertThat(run.out()).isEqualTo("Requested: j-1\n");
        assertThat(run.exit()).isZero();
        console.service()
                .verify(
                        postRequestedFor(urlEqualTo("/catalogue/v1/joins"))
                                .withRequestBody(
                                        equalToJson(
                                                """
                                                {"service":"2","ods":"ZED01","actor":"sam",
                                                "contacts":[{"role":"supplier","address":"a@b.example"}]}
                                                """)));
    }

    @Test
    void a_refused_request_prints_every_problem() {
        console.service()
                .stubFor(
                        post(urlEqualTo("/catalogue/v1/joins"))
                                .willReturn(
                                        jsonResponse(
                                                "{\"detail\":\"a. b.\",\"problems\":[\"ods: a.\",\"plan: b.\"]}",
                                                422)));

        Run run = console.run("catalogue", "join", "--service", "1");

        assertThat(run.err()).isEqualTo("ods: a.\nplan: b.\n");
        assertThat(run.exit()).isEqualTo(4);
    }

    @Test
    void a_decision_says_what_came_of_it() {
        console.service()
                .stubFor(
                        post(urlEqualTo("/catalogue/v1/joins/j-1/$refuse"))
                                .willReturn(
                                        okJson(
                                                "{\"service\":\"s|1\",\"state\":\"refused\",\"sentence\":\"ann refused it: no\"}")));

        Run run = console.run("catalogue", "join", "refuse", "j-1", "--reason", "no");

        assertThat(run.out()).isEqualTo("s|1 is refused.\nann refused it: no\n");
    }

    @Test
    void a_refusal_without_a_reason_is_not_even_sent() {
        Run run = console.run("catalogue", "join", "refuse", "j-1");

        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.err()).contains("--reason");
    }

    @Test
    void an_export_writes_the_bundle_and_lists_what_is_left() throws IOException {
        Path file = directory.resolve("bundle.json");
        console.service()
                .stubFor(
                        post(urlEqualTo("/catalogue/v1/promotions/$export"))
                                .willReturn(
                                        okJson(
                                                """
                                                {"bundle":{"manifest":{"hash":"abc"},"items":[]},"sentence":"Nothing goes.",
                                                "remediation":[{"service":"s|1","why":"It was never certified here."}]}
                                                """)));

        Run run = console.run("catalogue", "promote", "export", file.toString());

        assertThat(Files.readString(file)).contains("\"hash\" : \"abc\"");
        assertThat(run.out())
                .contains("LEFT BEHIND", "It was never certified here.", "hash abc")
                .contains("Nothing goes.");
        assertThat(run.exit()).isEqualTo(2);
    }

    @Test
    void a_trial_that_fails_says_so_by_its_exit_code() {
        begins("/catalogue/v1/tries");
        answers("/catalogue/v1/tries/c-1", REPORT.formatted("failed"));

        assertThat(console.run("catalogue", "try", "1", "2").exit()).isEqualTo(3);
    }

    private void begins(String path) {
        console.service()
                .stubFor(
                        post(urlEqualTo(path))
                                .willReturn(
                                        jsonResponse(
                                                "{\"id\":\"c-1\",\"over\":false,\"lines\":[]}",
                                                202)));
    }

    private void answers(String path, String json) {
        console.service().stubFor(get(urlEqualTo(path)).willReturn(okJson(json)));
    }
}
