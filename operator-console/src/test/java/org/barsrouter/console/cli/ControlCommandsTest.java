package org.barsrouter.console.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import org.barsrouter.console.cli.Console.Run;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControlCommandsTest {
    private final Console console = new Console();

    @AfterEach
    void stop() {
        console.close();
    }

    @Test
    void an_endpoint_is_limited_with_who_and_why() {
        console.service()
                .stubFor(
                        post(urlEqualTo("/journal/v1/controls"))
                                .willReturn(
                                        okJson(
                                                """
                                                {"kind":"RATE","scope":"ENDPOINT","subject":"tpl#1","action":"RATE",
                                                "value":2.5,"actor":"sam"}
                                                """)));

        Run run =
                console.run("endpoints", "rate", "tpl#1", "2.5", "--reason=mended", "--actor=sam");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("ENDPOINT tpl#1 RATE: RATE 2.5, ordered by sam.");
        assertThat(run.exit()).isZero();
        console.service()
                .verify(
                        postRequestedFor(anyUrl())
                                .withHeader("NHSD-User-Id", equalTo("sam"))
                                .withRequestBody(matchingJsonPath("$.scope", equalTo("endpoint")))
                                .withRequestBody(matchingJsonPath("$.value", equalTo("2.5")))
                                .withRequestBody(matchingJsonPath("$.reason", equalTo("mended"))));
        assertThat(console.run("endpoints", "pause", "tpl#1").exit()).isEqualTo(4);
        assertThat(console.run("hosts", "rate", "h:443", "fast", "--reason=x").exit()).isEqualTo(4);
    }

    @Test
    void orders_in_force_are_listed_for_hosts() {
        console.service()
                .stubFor(
                        get(urlEqualTo("/journal/v1/controls"))
                                .willReturn(
                                        okJson(
                                                """
                                                {"orders":[{"kind":"PAUSE","scope":"HOST","subject":"h.example:443",
                                                "action":"PAUSE","value":null,"actor":"sam","reason":"maintenance",
                                                "at":"2026-11-28T10:30:12Z"}]}
                                                """)));

        assertThat(console.run("hosts").out()).contains("h.example:443  pause  -      sam");
        assertThat(console.run("endpoints").out()).startsWith("No order is in force");
    }

    @Test
    void a_body_is_asked_for_with_a_reason_only() {
        console.service()
                .stubFor(
                        post(urlEqualTo("/journal/v1/messages/m-1/body"))
                                .willReturn(okJson("{\"masked\":true,\"body\":\"{***}\"}")));

        assertThat(console.run("message", "m-1", "--body").exit()).isEqualTo(4);
        assertThat(console.run("message", "m-1", "--body", "--reason=asked").out())
                .isEqualTo("{***}\n");
    }

    @Test
    void what_waits_is_cancelled_and_what_is_done_with_is_resolved() {
        console.service()
                .stubFor(
                        post(urlEqualTo("/journal/v1/messages/m-1/cancel"))
                                .willReturn(
                                        okJson(
                                                "{\"action\":\"CANCEL\",\"subject\":\"m-1.0\",\"actor\":\"sam\"}")));
        console.service()
                .stubFor(
                        post(urlEqualTo("/journal/v1/dead-letters/m-1.0/resolve"))
                                .willReturn(
                                        okJson(
                                                "{\"action\":\"RESOLVE\",\"subject\":\"m-1.0\",\"actor\":\"sam\"}")));

        assertThat(console.run("messages", "cancel", "m-1", "--reason=x").out())
                .isEqualTo("CANCEL m-1.0: ordered by sam.\n");
        assertThat(console.run("dead-letters", "resolve", "m-1.0", "--reason=x").out())
                .isEqualTo("RESOLVE m-1.0: ordered by sam.\n");
    }

    @Test
    void the_audit_is_a_table() {
        console.service()
                .stubFor(
                        get(urlEqualTo("/journal/v1/audit?actor=sam&limit=20"))
                                .willReturn(
                                        okJson(
                                                """
                                                {"entries":[{"offset":7,"at":"2026-11-28T10:30:12Z","actor":"sam",
                                                "role":"operator","action":"REPLAY_RUN","subject":"r-1",
                                                "reason":"mended","result":"RUNNING"}],"next":7}
                                                """)));

        Run run = console.run("audit", "--who=sam");

        assertThat(run.out())
                .contains("sam  operator  REPLAY_RUN  r-1  RUNNING  mended")
                .contains("--after 7");
    }
}
