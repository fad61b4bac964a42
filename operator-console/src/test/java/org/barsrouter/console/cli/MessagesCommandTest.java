package org.barsrouter.console.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import org.barsrouter.console.cli.Console.Run;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MessagesCommandTest {
    private static final String PAGE =
            """
            {"messages":[{"messageId":"m-1","correlationId":"c-1","requestId":"r-1","state":"DEAD",
            "disposition":"EXPIRED","status":503,"reason":"EXPIRED","odsCode":"X26","target":"https://a.test/id|2000",
            "host":"acme.example:443","since":"2026-11-23T10:02:11.123Z"},
            {"messageId":"m-2","correlationId":"c-2","state":"ACCEPTED","status":null,"reason":null,
            "disposition":null,"clientId":"gp-app","target":null,"host":null,"since":"2026-11-23T10:02:10Z"}],
            "next":"AbC_","behind":7}
            """;

    private final Console console = new Console();

    @AfterEach
    void stop() {
        console.close();
    }

    @Test
    void counts_what_fits_by_why_and_where() {
        console.service()
                .stubFor(
                        get(urlEqualTo("/journal/v1/messages/causes?state=dead"))
                                .willReturn(
                                        okJson(
                                                """
                                                {"looked":10000,"more":true,"causes":[{"reason":"EXPIRED",
                                                "disposition":"EXPIRED","host":"a.example:443","endpointId":"ep-1",
                                                "messages":10000,"oldest":"2026-11-23T10:02:11Z",
                                                "newest":"2026-11-23T11:02:11Z"}]}
                                                """)));

        Run run = console.run("messages", "count", "--state=dead");

        assertThat(run.out()).contains("10000     EXPIRED  EXPIRED  a.example:443  ep-1");
        assertThat(run.out()).endsWith("More than 10,000 messages fit.\n");
        assertThat(run.exit()).isZero();
    }

    @Test
    void messages_are_a_table_with_the_way_to_more() {
        console.service()
                .stubFor(
                        get(urlEqualTo("/journal/v1/messages?state=dead&ods=X26&limit=2"))
                                .willReturn(okJson(PAGE)));

        Run run = console.run("messages", "--state", "dead", "--ods", "X26", "--limit", "2");

        assertThat(run.out())
                .isEqualTo(
                        """
                        SINCE (UTC)               STATE     STATUS  REASON   FROM    TO SERVICE  HOST              MESSAGE ID  X-CORRELATION-ID
                        -----------------------------------------------------------------------------------------------------------------------
                        2026-11-23T10:02:11.123Z  DEAD      503     EXPIRED  X26     2000        acme.example:443  m-1         c-1
                        2026-11-23T10:02:10Z      ACCEPTED  -       -        gp-app  -           -                 m-2         c-2
                        There are more: go on with --after AbC_
                        The journal is 7 records behind: what they say is not in this list.
                        """);
        assertThat(run.exit()).isZero();
    }

    @Test
    void terms_travel_encoded_and_ages_become_instants() {
        console.service().stubFor(get(anyUrl()).willReturn(okJson("{\"messages\":[]}")));

        Run run = console.run("messages", "--event", "50% & 'more'", "--from", "2h");

        assertThat(run.out()).isEqualToIgnoringNewLines("No message fits.");
        console.service()
                .verify(
                        getRequestedFor(urlPathEqualTo("/journal/v1/messages"))
                                .withQueryParam("event", equalTo("50% & 'more'"))
                                .withQueryParam("from", matching("20\\d\\d-.*T.*Z")));
    }

    @Test
    void json_is_for_programs() {
        console.service().stubFor(get(anyUrl()).willReturn(okJson(PAGE)));

        assertThat(console.run("messages", "--json").out())
                .startsWith("{")
                .contains("\"next\" : \"AbC_\"");
    }

    @Test
    void a_term_that_cannot_be_is_a_sentence_and_exit_code_4() {
        console.service()
                .stubFor(
                        get(anyUrl())
                                .willReturn(
                                        jsonResponse(
                                                "{\"code\":\"JRN-010\",\"detail\":\"The state must be one of accepted.\"}",
                                                400)));

        Run run = console.run("messages", "--state", "lost");

        assertThat(run.err())
                .isEqualToIgnoringNewLines("The state must be one of accepted. (JRN-010)");
        assertThat(run.exit()).isEqualTo(4);
    }
}
