package org.barsrouter.console.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import org.barsrouter.console.cli.Console.Run;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WhyCommandTest {
    private static final String WAITS =
            """
            {"deliveries":[{"deliveryId":"m-1.0","sentences":["It waits.","The host is down."],
            "lane":{"lane":"p/1#0"}}],"lanes":[],"outages":[]}
            """;
    private static final String UNKNOWN =
            """
            {"status":404,"code":"DLV-101","detail":"Nothing waits under this id."}
            """;

    private final Console console = new Console();

    @AfterEach
    void stop() {
        console.close();
    }

    @Test
    void why_says_the_sentences_of_a_message() {
        answers("/delivery/v1/why?id=m-1", WAITS);

        Run run = console.why("m-1");

        assertThat(run.out())
                .isEqualTo(
                        """
                        delivery m-1.0 in lane p/1#0
                          - It waits.
                          - The host is down.
                        """);
        assertThat(run.exit()).isZero();
    }

    @Test
    void why_finds_the_messages_of_a_conversation_through_the_journal() {
        unknown("/delivery/v1/why?id=c-1");
        answers(
                "/journal/v1/conversations/c-1",
                """
                {"messages":[{"message":{"messageId":"m-1"}},{"message":{"messageId":"m-2"}}]}
                """);
        answers("/delivery/v1/why?id=m-1", WAITS);
        unknown("/delivery/v1/why?id=m-2");

        Run run = console.why("c-1");

        assertThat(run.out()).contains("delivery m-1.0").contains("- It waits.");
        assertThat(run.exit()).isZero();
    }

    @Test
    void why_without_an_id_tells_what_is_down() {
        answers(
                "/delivery/v1/outages",
                """
                {"deliveries":[],"lanes":[],"outages":[{"sentence":"The host a:1 is down."}]}
                """);

        assertThat(console.why().out()).isEqualTo("The host a:1 is down.\n");
    }

    @Test
    void why_says_when_nothing_is_down() {
        answers("/delivery/v1/outages", "{\"outages\":[]}");

        assertThat(console.why().out()).isEqualTo("Nothing is down.\n");
    }

    @Test
    void why_says_what_could_not_be_asked() {
        answers(
                "/delivery/v1/outages",
                "{\"outages\":[],\"gaps\":[\"Partition 3 is being taken over.\"]}");

        assertThat(console.why().out())
                .isEqualTo(
                        "Nothing is down.\nNot the whole answer: Partition 3 is being taken over.\n");
    }

    @Test
    void what_nobody_knows_is_a_sentence_and_exit_code_1() {
        unknown("/delivery/v1/why?id=x%2Fy");
        unknown("/journal/v1/conversations/x%2Fy");

        Run run = console.why("x/y");

        assertThat(run.err()).isEqualToIgnoringNewLines("Nothing waits under this id. (DLV-101)");
        assertThat(run.exit()).isEqualTo(1);
    }

    @Test
    void json_is_for_programs() {
        answers("/delivery/v1/why?id=m-1", WAITS);

        assertThat(console.why("m-1", "--json").out()).startsWith("{").contains("\"m-1.0\"");
    }

    private void answers(String path, String json) {
        console.service().stubFor(get(urlEqualTo(path)).willReturn(okJson(json)));
    }

    private void unknown(String path) {
        console.service().stubFor(get(urlEqualTo(path)).willReturn(jsonResponse(UNKNOWN, 404)));
    }
}
