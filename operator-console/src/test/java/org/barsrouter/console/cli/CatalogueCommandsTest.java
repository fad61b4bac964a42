package org.barsrouter.console.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.barsrouter.console.cli.Console.Run;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueCommandsTest {
    private final Console console = new Console();
    @TempDir private Path directory = Path.of("");

    @AfterEach
    void stop() {
        console.close();
    }

    @Test
    void an_import_is_a_dry_run_unless_told_to_apply() throws IOException {
        Path file = file("targets.json", "{\"targets\":1}");
        answersImport(
                200,
                """
                {"applied":false,"counts":{"before":10,"added":2},"findings":[],"summary":"2 services are new.",
                "tookMillis":12}
                """);

        Run run = console.run("catalogue", "import", file.toString(), "--actor", "sam");

        assertThat(run.out())
                .isEqualTo(
                        """
                        Services: before 10, added 2.
                        2 services are new.
                        This was a dry run: nothing was changed. Add --apply to take it over.
                        """);
        assertThat(run.exit()).isZero();
        console.service()
                .verify(
                        postRequestedFor(urlEqualTo("/catalogue/v1/imports"))
                                .withRequestBody(
                                        equalToJson(
                                                """
                                                {"fileName":"targets.json","targets":"{\\"targets\\":1}","tests":"skip",
                                                "apply":false,"actor":"sam","reason":""}
                                                """)));
    }

    @Test
    void an_import_carries_what_was_acknowledged() throws IOException {
        Path file = file("targets.json", "{}");
        Path providers = file("providers.csv", "ods,name");
        answersImport(
                200,
                "{\"applied\":true,\"changeSetId\":\"cs-1\",\"effectiveFrom\":\"2026-07-01T00:00:00Z\",\"counts\":{\"added\":1},\"findings\":[]}");

        Run run =
                console.run(
                        "catalogue",
                        "import",
                        file.toString(),
                        "--providers",
                        providers.toString(),
                        "--apply",
                        "--tests",
                        "include",
                        "--ack",
                        "removed=12,repointed=0,unconfirmed=1",
                        "--actor",
                        "sam",
                        "--reason",
                        "monthly");

        assertThat(run.out())
                .contains("Applied as change-set cs-1, in effect from 2026-07-01T00:00:00Z.");
        console.service()
                .verify(
                        postRequestedFor(urlEqualTo("/catalogue/v1/imports"))
                                .withRequestBody(
                                        equalToJson(
                                                """
                                                {"fileName":"targets.json","targets":"{}","providers":"ods,name",
                                                "tests":"include","apply":true,"actor":"sam","reason":"monthly",
                                                "ack":{"removed":12,"repointed":0,"unconfirmed":1}}
                                                """)));
    }

    @ParameterizedTest
    @CsvSource({
        "200, U3, warning, 2",
        "200, E2, note, 0",
        "422, J3, error, 3",
        "422, J1, error, 4",
        "400, -, note, 4",
        "503, -, note, 1"
    })
    void an_import_ends_with_a_code_that_says_what_was_found(
            int status, String rule, String severity, int exit) throws IOException {
        Path file = file("targets.json", "{}");
        String report =
                """
                {"applied":false,"findings":[{"rule":"%s","severity":"%s","system":"dos","value":"1",
                "what":"a slash","remedy":"take it off","line":7,"rows":3}]}
                """
                        .formatted(rule, severity);
        answersImport(
                status,
                status == 200
                        ? report
                        : "{\"code\":\"CAT-002\",\"detail\":\"Look.\",\"report\":" + report + "}");

        Run run = console.run("catalogue", "import", file.toString());

        assertThat(run.exit()).isEqualTo(exit);
        assertThat(run.out()).contains("a slash", "take it off", "dos|1 and 2 more");
        assertThat(run.err().contains("Look. (CAT-002)")).isEqualTo(status != 200);
    }

    @Test
    void the_guard_prints_the_command_to_repeat() throws IOException {
        Path file = file("my targets.json", "{}");
        answersImport(
                200,
                """
                {"applied":false,"findings":[],"ackNeeded":{"removed":900,"repointed":4,"unconfirmed":2},
                "ackWhy":["S1: it removes 900 services."]}
                """);

        Run dryRun =
                console.run("catalogue", "import", file.toString(), "--dry-run", "--env", "int");

        assertThat(dryRun.out()).contains("S1: it removes 900 services.", "This was a dry run");
        assertThat(dryRun.err())
                .contains(
                        "  ./bars catalogue import '%s' --apply --ack removed=900,repointed=4,unconfirmed=2 --env int"
                                .formatted(file));
        assertThat(dryRun.exit()).isEqualTo(5);

        answersImport(409, "{\"code\":\"CAT-003\",\"detail\":\"This removes 900 services.\"}");
        Run apply = console.run("catalogue", "import", file.toString(), "--apply");

        assertThat(apply.err()).contains("This removes 900 services. (CAT-003)");
        assertThat(apply.exit()).isEqualTo(5);
    }

    @Test
    void an_acknowledgement_that_is_no_counts_is_refused() throws IOException {
        Run run =
                console.run(
                        "catalogue",
                        "import",
                        file("t.json", "{}").toString(),
                        "--apply",
                        "--ack",
                        "yes");

        assertThat(run.err()).contains("--ack is removed=N,repointed=N,unconfirmed=N");
        assertThat(run.exit()).isEqualTo(4);
    }

    @Test
    void an_import_leaves_its_manifest_its_rows_and_its_summary() throws IOException {
        answersImport(
                200,
                """
                {"applied":true,"changeSetId":"cs-1","effectiveFrom":"2026-07-01T00:00:00Z","findings":[],
                "summary":"2 services added.","counts":{"added":2},
                "manifest":{"mode":"apply","input":{"sha256":"abc"}},
                "rows":[{"step":"service","status":"CREATED"},{"step":"service","status":"CREATED"}]}
                """);
        Path out = directory.resolve("outputs");

        Run run =
                console.run(
                        "catalogue",
                        "import",
                        file("t.json", "{}").toString(),
                        "--apply",
                        "--out",
                        out.toString());

        assertThat(run.exit()).isZero();
        assertThat(Files.readString(out.resolve("manifest.json")))
                .contains("\"sha256\" : \"abc\"", "\"exitCode\" : 0", "\"applied\" : true");
        assertThat(Files.readAllLines(out.resolve("rows.ndjson"))).hasSize(2);
        assertThat(Files.readString(out.resolve("summary.txt")))
                .contains("2 services added.", "Applied as change-set cs-1");
    }

    @Test
    void a_file_that_is_not_there_is_a_sentence() {
        Run run = console.run("catalogue", "import", directory.resolve("nothing").toString());

        assertThat(run.err()).contains("cannot be read: check its name");
        assertThat(run.exit()).isEqualTo(4);
    }

    @Test
    void services_are_a_table() {
        console.service()
                .stubFor(
                        get(urlEqualTo("/catalogue/v1/services?after=&limit=20&query=leeds"))
                                .willReturn(
                                        okJson(
                                                """
                                                {"services":[{"system":"dos","value":"1","endpointId":"tpl#1",
                                                "address":"https://a.example","providedBy":"RR8","name":null}],
                                                "total":9,"next":"dos|1"}
                                                """)));

        assertThat(console.run("catalogue", "list", "--query", "leeds").out())
                .isEqualTo(
                        """
                        SERVICE  ENDPOINT  ADDRESS            PROVIDER  NAME
                        ----------------------------------------------------
                        dos|1    tpl#1     https://a.example  RR8       -
                        There are more: go on with --after 'dos|1'
                        """);
    }

    @Test
    void an_explanation_is_a_sentence_and_its_candidates() {
        console.service()
                .stubFor(
                        get(urlEqualTo(
                                        "/catalogue/v1/$explain?target=dos%7C1&at=2026-11-23T10%3A00%3A00Z"))
                                .willReturn(
                                        okJson(
                                                """
                                                {"sentence":"It goes to tpl#1.","outcome":"ROUTED","candidates":[
                                                {"assignment":{"endpointId":"tpl#1","rank":1,"from":"2026-01-01T00:00:00Z","to":null},
                                                "rule":"kept","why":"the only one"}],"nextChange":"2027-01-01T00:00:00Z"}
                                                """)));

        Run run = console.run("catalogue", "explain", "dos|1", "--at", "2026-11-23T10:00:00Z");

        assertThat(run.out())
                .isEqualTo(
                        """
                        It goes to tpl#1.
                        ENDPOINT  RANK  FROM                  TO  VERDICT  WHY
                        ---------------------------------------------------------------
                        tpl#1     1     2026-01-01T00:00:00Z  -   kept     the only one
                        The next change of this route is at 2027-01-01T00:00:00Z.
                        """);
    }

    @Test
    void endpoints_are_a_table() {
        console.service()
                .stubFor(
                        get(urlEqualTo("/catalogue/v1/endpoints"))
                                .willReturn(
                                        okJson(
                                                """
                                                {"endpoints":[{"id":"tpl#1","address":"https://a.example","status":"active",
                                                "slices":4,"services":8021,"sharePercent":78.0}]}
                                                """)));

        assertThat(console.run("catalogue", "endpoints").out())
                .contains("tpl#1     https://a.example  active  8021      78.0 %  4");
    }

    private void answersImport(int status, String json) {
        console.service()
                .stubFor(
                        post(urlEqualTo("/catalogue/v1/imports"))
                                .willReturn(jsonResponse(json, status)));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }
}
