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

class CatalogueFilesTest {
    private final Console console = new Console();
    @TempDir private Path directory = Path.of("");

    @AfterEach
    void stop() {
        console.close();
    }

    @Test
    void an_export_writes_the_file_as_it_came() throws IOException {
        String exported = "{\"NHSD-Target-Identifier\":{\"dos\":{\"1\":\"https://a.example\"}}}";
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
        answersCompare(
                "validations", 200, "{\"clean\":true,\"report\":[\"10,284 MATCH\"],\"csv\":\"\"}");

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

        assertThat(run.out())
                .contains("J1 line 3: The key A stands here a second time. Remove one.");
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

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }
}
