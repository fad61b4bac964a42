package org.barsrouter.console.cli;

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

class JournalRebuildCommandTest {
    private static final String PATH = "/journal/v1/rebuild";
    private static final String READING =
            """
            {"state":"READING","startedAt":"2026-11-23T10:02:11Z","actor":"sam","read":1200,"total":4800}
            """;
    private static final String DONE = READING.replace("READING", "DONE");

    private final Console console = new Console();

    @AfterEach
    void stop() {
        console.close();
    }

    @Test
    void rebuild_says_who_and_why_and_follows_to_the_end() {
        console.service().stubFor(post(urlEqualTo(PATH)).willReturn(jsonResponse(READING, 202)));
        console.service().stubFor(get(urlEqualTo(PATH)).willReturn(okJson(DONE)));

        Run run = console.run("journal", "rebuild", "--reason", "drill", "--actor", "sam");

        assertThat(run.err()).startsWith("   25 %: 1,200 of 4,800 records read again");
        assertThat(run.out())
                .isEqualToIgnoringNewLines(
                        "The journal is rebuilt: 4,800 records read again, begun"
                                + " 2026-11-23T10:02:11Z by sam.");
        assertThat(run.exit()).isZero();
        console.service()
                .verify(
                        postRequestedFor(urlEqualTo(PATH))
                                .withRequestBody(
                                        equalToJson(
                                                """
                                                {"actor":"sam","reason":"drill","acceptLoss":false}
                                                """)));
    }

    @Test
    void a_rebuild_that_would_lose_something_is_a_sentence_and_exit_code_1() {
        console.service()
                .stubFor(
                        post(urlEqualTo(PATH))
                                .willReturn(
                                        jsonResponse(
                                                "{\"code\":\"JRN-014\",\"detail\":\"Gone are 5 records.\"}",
                                                409)));

        Run run = console.run("journal", "rebuild", "--reason", "drill");

        assertThat(run.err()).isEqualToIgnoringNewLines("Gone are 5 records. (JRN-014)");
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void watching_begins_nothing() {
        console.service().stubFor(get(urlEqualTo(PATH)).willReturn(okJson("{\"state\":\"NONE\"}")));

        assertThat(console.run("journal", "rebuild", "--watch").out())
                .isEqualToIgnoringNewLines("The journal has never been rebuilt.");
        console.service().verify(0, postRequestedFor(urlEqualTo(PATH)));
    }
}
