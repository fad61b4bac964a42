package org.barsrouter.console.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.stubbing.Scenario.STARTED;
import static org.assertj.core.api.Assertions.assertThat;

import org.barsrouter.console.cli.Console.Run;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JournalCommandsTest {
    private static final String CONVERSATION =
            """
            {"correlationId":"c-1","messages":[{"number":1,"title":"Message 1 of 1, a booking",
            "links":[],"message":{"messageId":"m-1","sentences":["Accepted.","Delivered."]}}],
            "sentences":["Message 1 of 1, a booking.","Accepted.","Delivered."]}
            """;
    private static final String UNKNOWN =
            """
            {"status":404,"code":"JRN-001","detail":"The journal knows no message with this X-Correlation-Id."}
            """;

    private final Console console = new Console();

    @AfterEach
    void stop() {
        console.close();
    }

    @Test
    void status_tells_the_story() {
        console.service()
                .stubFor(
                        get(urlEqualTo("/journal/v1/conversations/c-1"))
                                .willReturn(okJson(CONVERSATION)));

        Run run = console.run("status", "c-1");

        assertThat(run.out())
                .isEqualTo(
                        """
                        Message 1 of 1, a booking
                          message id m-1
                          - Accepted.
                          - Delivered.
                        """);
        assertThat(run.exit()).isZero();
    }

    @Test
    void status_prints_json_for_programs() {
        console.service()
                .stubFor(
                        get(urlEqualTo("/journal/v1/conversations/c-1"))
                                .willReturn(okJson(CONVERSATION)));

        assertThat(console.run("status", "c-1", "--json").out())
                .startsWith("{")
                .contains("\"correlationId\" : \"c-1\"");
    }

    @Test
    void status_of_the_unknown_is_a_sentence_and_exit_code_1() {
        console.service()
                .stubFor(
                        get(urlEqualTo("/journal/v1/conversations/no%20such%2Fid"))
                                .willReturn(jsonResponse(UNKNOWN, 404)));

        Run run = console.run("status", "no such/id");

        assertThat(run.err())
                .isEqualToIgnoringNewLines(
                        "The journal knows no message with this X-Correlation-Id. (JRN-001)");
        assertThat(run.out()).isEmpty();
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void status_waits_until_the_journal_knows() {
        console.service()
                .stubFor(
                        get(urlEqualTo("/journal/v1/conversations/c-1"))
                                .inScenario("lag")
                                .whenScenarioStateIs(STARTED)
                                .willSetStateTo("read")
                                .willReturn(jsonResponse(UNKNOWN, 404)));
        console.service()
                .stubFor(
                        get(urlEqualTo("/journal/v1/conversations/c-1"))
                                .inScenario("lag")
                                .whenScenarioStateIs("read")
                                .willReturn(okJson(CONVERSATION)));

        Run run = console.run("status", "c-1", "--wait", "10");

        assertThat(run.out()).contains("Delivered.");
        assertThat(run.exit()).isZero();
    }

    @Test
    void dead_letters_are_a_table() {
        console.service()
                .stubFor(
                        get(urlEqualTo("/journal/v1/dead-letters?limit=2&after="))
                                .willReturn(
                                        okJson(
                                                """
                                                {"deadLetters":[{"deliveryId":"m-1.0","messageId":"m-1","correlationId":"c-1",
                                                "disposition":"REJECTED","reason":"REFUSED","senderTold":true,
                                                "deadAt":"2026-11-23T10:02:12.123Z"},
                                                {"deliveryId":"bars.inbound.v1-0-3","messageId":null,"correlationId":null,
                                                "disposition":"POISON","reason":"POISON","senderTold":false,
                                                "deadAt":"2026-11-23T10:02:11.123Z"}],"next":"9-0-1"}
                                                """)));

        Run run = console.run("dead-letters", "--limit", "2");

        assertThat(run.out())
                .isEqualTo(
                        """
                        DELIVERY ID          ENDED     SENDER    REASON   X-CORRELATION-ID  AT (UTC)
                        --------------------------------------------------------------------------------------------
                        m-1.0                REJECTED  told      REFUSED  c-1               2026-11-23T10:02:12.123Z
                        bars.inbound.v1-0-3  POISON    not told  POISON   -                 2026-11-23T10:02:11.123Z
                        There are more: go on with --after 9-0-1
                        """);
    }

    @Test
    void no_dead_letters_are_good_news() {
        console.service()
                .stubFor(
                        get(urlEqualTo("/journal/v1/dead-letters?limit=20&after="))
                                .willReturn(okJson("{\"deadLetters\":[],\"next\":null}")));

        assertThat(console.run("dead-letters").out())
                .isEqualToIgnoringNewLines("There are no dead letters.");
    }

    @Test
    void replay_says_who_why_and_what_came_of_it() {
        console.service()
                .stubFor(
                        post(urlEqualTo("/journal/v1/replays"))
                                .willReturn(
                                        jsonResponse(
                                                "{\"deliveryId\":\"m-1.1\",\"replayOf\":\"m-1.0\"}",
                                                202)));

        Run run =
                console.run(
                        "replay",
                        "m-1.0",
                        "--reason",
                        "receiver was mended",
                        "--actor",
                        "sam",
                        "--force");

        assertThat(run.out()).isEqualToIgnoringNewLines("Replayed m-1.0 as delivery m-1.1.");
        assertThat(run.exit()).isZero();
        console.service()
                .verify(
                        postRequestedFor(urlEqualTo("/journal/v1/replays"))
                                .withRequestBody(
                                        equalToJson(
                                                """
                                                {"deliveryId":"m-1.0","actor":"sam","reason":"receiver was mended","force":true}
                                                """)));
    }

    @Test
    void a_refused_replay_is_a_sentence_and_exit_code_1() {
        console.service()
                .stubFor(
                        post(urlEqualTo("/journal/v1/replays"))
                                .willReturn(
                                        jsonResponse(
                                                "{\"code\":\"JRN-005\",\"detail\":\"The receiver already has the message.\"}",
                                                409)));

        Run run = console.run("replay", "m-1.0", "--reason", "because");

        assertThat(run.err())
                .isEqualToIgnoringNewLines("The receiver already has the message. (JRN-005)");
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void a_replay_without_a_reason_is_not_sent() {
        Run run = console.run("replay", "m-1.0");

        assertThat(run.err()).contains("--reason");
        assertThat(run.exit()).isEqualTo(4);
        console.service().verify(0, postRequestedFor(urlEqualTo("/journal/v1/replays")));
    }

    @Test
    void a_service_that_does_not_run_is_named_with_the_way_to_start_it() {
        String address = console.service().baseUrl();
        console.service().stop();

        Run run = Console.plain("status", "c-1", "--journal-url", address);

        assertThat(run.err())
                .isEqualToIgnoringNewLines(
                        "The journal does not answer at "
                                + address
                                + ". Start everything with ./bars up, or say with --journal-url"
                                + " where it runs.");
        assertThat(run.exit()).isEqualTo(6);
    }

    @Test
    void an_answer_that_is_no_json_is_no_crash() {
        console.service()
                .stubFor(
                        get(urlEqualTo("/journal/v1/conversations/c-1"))
                                .willReturn(aResponse().withStatus(502).withBody("<html>")));

        Run run = console.run("status", "c-1");

        assertThat(run.err()).isEqualToIgnoringNewLines("The service answered 502.");
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void an_address_that_is_none_is_refused() {
        Run run = Console.plain("status", "c-1", "--journal-url", "localhost");

        assertThat(run.err()).contains("--journal-url must be an http or https address");
        assertThat(run.exit()).isEqualTo(4);
    }

    @Test
    void every_command_explains_itself() {
        assertThat(Console.plain().out()).contains("status", "dead-letters", "replay", "catalogue");
        assertThat(Console.plain("status", "--help").out())
                .contains("--wait", "BARS_JOURNAL_URL", "http://127.0.0.1:8084");
    }
}
