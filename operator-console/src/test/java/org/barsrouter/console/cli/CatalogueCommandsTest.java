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
import java.nio.charset.StandardCharsets;
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
        answersImport(200, "{\"applied\":true,\"changeSetId\":\"cs-1\",\"findings\":[]}");

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
                        "--ack-removed",
                        "12",
                        "--actor",
                        "sam",
                        "--reason",
                        "monthly");

        assertThat(run.out()).isEqualToIgnoringNewLines("Applied as change-set cs-1.");
        console.service()
                .verify(
                        postRequestedFor(urlEqualTo("/catalogue/v1/imports"))
                                .withRequestBody(
                                        equalToJson(
                                                """
                                                {"fileName":"targets.json","targets":"{}","providers":"ods,name",
                                                "tests":"include","apply":true,"actor":"sam","reason":"monthly",
                                                "ack":{"removed":12,"repointed":0}}
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
        assertThat(run.err()).isEqualToIgnoringNewLines(status == 200 ? "" : "Look. (CAT-002)");
    }

    @Test
    void the_volume_guard_says_which_numbers_to_acknowledge() throws IOException {
        Path file = file("targets.json", "{}");
        answersImport(
                200,
                "{\"applied\":false,\"findings\":[],\"ackNeeded\":{\"removed\":900,\"repointed\":4}}");

        Run dryRun = console.run("catalogue", "import", file.toString());

        assertThat(dryRun.out())
                .contains("To apply it, add --apply --ack-removed 900 --ack-repointed 4.");
        assertThat(dryRun.exit()).isEqualTo(5);

        answersImport(409, "{\"code\":\"CAT-003\",\"detail\":\"This removes 900 services.\"}");
        Run apply = console.run("catalogue", "import", file.toString(), "--apply");

        assertThat(apply.err()).isEqualToIgnoringNewLines("This removes 900 services. (CAT-003)");
        assertThat(apply.exit()).isEqualTo(5);
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

    @Test
    void an_export_writes_the_file_as_it_came() throws IOException {
        String exported =
                "{\"NHSD-Target-Identifier\":{\"dos\":{\"1\":\"https://a.example\"}}}";
        console.service()
                .stubFor(
                        get(urlEqualTo("/catalogue/v1/export?at=2026-07-01T00%3A00%3A00Z&env=int"))
                                .willReturn(okJson(exported)));
        Path file = directory.resolve("out.json");

        Run run =
                console.run(
                        "catalogue",
                        "export",
                        file.toString(),
                        "--env",
                        "int",
                        "--at",
                        "2026-07-01T00:00:00Z");

        assertThat(run.exit()).isZero();
        assertThat(Files.readString(file)).isEqualTo(exported);
        assertThat(run.out())
                .contains("1 services written to " + file, "SHA-256 ")
                .containsPattern("[0-9a-f]{64}");
    }

    @Test
    void a_validation_that_matches_prints_the_report_and_ends_with_0() throws IOException {
        answersCompare("validations", 200, "{\"clean\":true,\"report\":[\"10,284 MATCH\"],\"csv\":\"\"}");

        Run run = console.run("catalogue", "validate", file("t.json", "{}").toString());

        assertThat(run.out()).isEqualToIgnoringNewLines("10,284 MATCH");
        assertThat(run.exit()).isZero();
    }

    @Test
    void a_validation_that_differs_ends_with_3_and_writes_its_csv() throws IOException {
        answersCompare(
                "validations",
                200,
                "{\"clean\":false,\"report\":[\"1 MISMATCH\"],\"csv\":\"system,value\\n\"}");
        Path csv = directory.resolve("differences.csv");

        Run run =
                console.run(
                        "catalogue",
                        "validate",
                        file("t.json", "{}").toString(),
                        "--against",
                        file("u.json", "{\"b\":1}").toString(),
                        "--at",
                        "2026-07-01T00:00:00Z",
                        "--csv",
                        csv.toString());

        assertThat(run.exit()).isEqualTo(3);
        assertThat(Files.readString(csv)).isEqualTo("system,value\n");
        console.service()
                .verify(
                        postRequestedFor(urlEqualTo("/catalogue/v1/validations"))
                                .withRequestBody(
                                        equalToJson(
                                                """
                                                {"fileName":"t.json","targets":"{}","tests":"skip","at":"2026-07-01T00:00:00Z",
                                                "against":{"fileName":"u.json","targets":"{\\"b\\":1}"}}
                                                """)));
    }

    @Test
    void a_file_that_is_not_of_the_shape_ends_with_4() throws IOException {
        answersCompare(
                "validations",
                422,
                """
                {"code":"CAT-002","detail":"Nothing was compared.","report":{"findings":[
                {"rule":"J1","severity":"error","line":3,"what":"The key A stands here a second time.","remedy":"Remove one."}]}}
                """);

        Run run = console.run("catalogue", "validate", file("t.json", "{}").toString());

        assertThat(run.out()).contains("J1 line 3: The key A stands here a second time. Remove one.");
        assertThat(run.err()).contains("Nothing was compared. (CAT-002)");
        assertThat(run.exit()).isEqualTo(4);
    }

    @Test
    void a_reconciliation_fetches_its_source_and_says_since_when_the_sides_agree() {
        console.service()
                .stubFor(get(urlEqualTo("/legacy/targets.json")).willReturn(okJson("{\"x\":1}")));
        answersCompare(
                "reconciliations",
                200,
                "{\"clean\":true,\"report\":[\"2 MATCH\"],\"csv\":\"\",\"cleanSince\":\"2026-07-01T00:00:00Z\",\"runs\":4}");
        String source = console.service().baseUrl() + "/legacy/targets.json";

        Run run = console.run("catalogue", "reconcile", "--once", "--source", source);

        assertThat(run.out()).isEqualToIgnoringNewLines("2 MATCH");
        assertThat(run.err()).contains("run 4 at", "agree without a break since 2026-07-01");
        assertThat(run.exit()).isZero();
        assertThat(
                        console.run(
                                        "catalogue",
                                        "reconcile",
                                        "--once",
                                        "--source",
                                        console.service().baseUrl() + "/nothing")
                                .err())
                .contains("The source answered 404: check the URL.");
    }

    @Test
    void a_time_that_is_none_is_refused() throws IOException {
        Run run =
                console.run(
                        "catalogue",
                        "reconcile",
                        "--every",
                        "often",
                        "--source",
                        file("t.json", "{}").toString());

        assertThat(run.err()).contains("--every is a number with s, m, h or d");
        assertThat(run.exit()).isEqualTo(4);
    }

    @Test
    void a_file_in_another_encoding_is_a_sentence() throws IOException {
        Path wide = directory.resolve("wide.json");
        Files.write(wide, "{}".getBytes(StandardCharsets.UTF_16));
        Path latin = directory.resolve("latin.json");
        Files.write(latin, new byte[] {'{', (byte) 0xE9, '}'});

        assertThat(console.run("catalogue", "validate", wide.toString()).err())
                .contains("is UTF-16: save it as UTF-8 without a byte-order mark.");
        Run run = console.run("catalogue", "validate", latin.toString());
        assertThat(run.err()).contains("cannot be read as UTF-8 text");
        assertThat(run.exit()).isEqualTo(4);
    }

    private void answersCompare(String path, int status, String json) {
        console.service()
                .stubFor(
                        post(urlEqualTo("/catalogue/v1/" + path))
                                .willReturn(jsonResponse(json, status)));
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
