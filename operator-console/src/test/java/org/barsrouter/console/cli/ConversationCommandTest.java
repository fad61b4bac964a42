package org.barsrouter.console.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import org.barsrouter.console.cli.Console.Run;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConversationCommandTest {
    private static final String UNKNOWN =
            """
            {"status":404,"code":"JRN-001","detail":"The journal knows no message with this X-Correlation-Id."}
            """;
    private static final String CONVERSATION =
            """
            {"correlationId":"c-1","messages":[
            {"number":1,"title":"Message 1 of 1, a referral","links":[],"message":{"messageId":"m-1","requestId":"r-1",
            "state":"OPEN","deliveries":[
            {"deliveryId":"m-1.0","kind":"SUBMISSION","acceptedAt":"2026-11-23T10:02:11.123Z","attempts":[
            {"number":1,"endpointId":"tpl#1","host":"a:443","startedAt":"2026-11-23T10:02:11.140Z",
            "endedAt":"2026-11-23T10:02:11.192Z","status":503,"classification":"UNAVAILABLE","late":false,
            "nextAttemptAt":"2026-11-23T10:02:15Z","reason":"RETRY"}],
            "end":{"disposition":"EXPIRED","at":"2026-11-23T11:00:00Z","basis":"OUTCOME","status":503,"reason":"EXPIRED"},
            "deadLetter":{"reason":"EXPIRED","senderTold":true,"at":"2026-11-23T11:00:00Z"}},
            {"deliveryId":"m-1.1","kind":"REPLAY","replayOf":"m-1.0","requestedBy":"sam",
            "acceptedAt":"2026-11-23T12:00:00Z","attempts":[],"end":null,"deadLetter":null}]}}]}
            """;
    private static final String WHY =
            """
            {"deliveries":[{"deliveryId":"m-1.1","sentences":["The breaker of a:443 is open."]}]}
            """;

    private final Console console = new Console();

    @BeforeEach
    void known() {
        answers("/journal/v1/conversations/c-1", CONVERSATION);
    }

    @AfterEach
    void stop() {
        console.close();
    }

    @Test
    void a_conversation_is_a_timeline_of_deliveries_attempts_replays_and_waits() {
        answers("/delivery/v1/why?id=m-1", WHY);

        Run run = run("c-1");

        assertThat(run.out())
                .isEqualTo(
                        """
                        Message 1 of 1, a referral
                          message id m-1, X-Request-Id r-1
                          delivery m-1.0
                            accepted 2026-11-23T10:02:11.123Z
                            ATTEMPT  AT (UTC)                  ENDPOINT  HOST   STATUS  MEANS        TOOK   THEN
                            ----------------------------------------------------------------------------------------------------------------
                            1        2026-11-23T10:02:11.140Z  tpl#1     a:443  503     UNAVAILABLE  52 ms  RETRY, next 2026-11-23T10:02:15Z
                            ended 2026-11-23T11:00:00Z: EXPIRED, status 503, reason EXPIRED (told by OUTCOME)
                            dead letter since 2026-11-23T11:00:00Z: EXPIRED; its sender was told
                          delivery m-1.1: a replay of m-1.0, by sam
                            accepted 2026-11-23T12:00:00Z
                            waits: The breaker of a:443 is open.
                        """);
        assertThat(run.exit()).isZero();
    }

    @Test
    void the_id_of_a_message_leads_to_its_conversation() {
        console.service()
                .stubFor(
                        get(urlEqualTo("/journal/v1/conversations/m-1"))
                                .willReturn(jsonResponse(UNKNOWN, 404)));
        answers("/journal/v1/messages/m-1", "{\"correlationId\":\"c-1\"}");
        answers("/delivery/v1/why?id=m-1", WHY);

        assertThat(run("m-1").out()).contains("delivery m-1.0");
    }

    @Test
    void a_delivery_service_that_does_not_answer_takes_only_the_waiting_reasons_away() {
        Run run =
                Console.plain(
                        "conversation",
                        "c-1",
                        "--journal-url=" + console.service().baseUrl(),
                        "--delivery-url=http://127.0.0.1:1");

        assertThat(run.out()).contains("delivery m-1.1").doesNotContain("waits:");
        assertThat(run.err()).startsWith("Why it waits is not known: The delivery service");
        assertThat(run.exit()).isZero();
    }

    @Test
    void json_holds_the_conversation_and_what_waits() {
        answers("/delivery/v1/why?id=m-1", WHY);

        assertThat(run("c-1", "--json").out())
                .contains(
                        "\"conversation\" : {", "\"waiting\" : [", "The breaker of a:443 is open.");
    }

    @Test
    void what_nobody_knows_is_a_sentence_and_exit_code_1() {
        for (String path : new String[] {"/journal/v1/conversations/x", "/journal/v1/messages/x"}) {
            console.service().stubFor(get(urlEqualTo(path)).willReturn(jsonResponse(UNKNOWN, 404)));
        }

        Run run = run("x");

        assertThat(run.err()).contains("(JRN-001)");
        assertThat(run.exit()).isEqualTo(1);
    }

    private Run run(String id, String... more) {
        String address = console.service().baseUrl();
        String[] all = new String[more.length + 4];
        all[0] = "conversation";
        all[1] = id;
        all[2] = "--journal-url=" + address;
        all[3] = "--delivery-url=" + address;
        System.arraycopy(more, 0, all, 4, more.length);
        return Console.plain(all);
    }

    private void answers(String path, String json) {
        console.service().stubFor(get(urlEqualTo(path)).willReturn(okJson(json)));
    }
}
