package org.barsrouter.console.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import org.barsrouter.console.cli.Console.Run;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReplayDryRunTest {
    private final Console console = new Console();

    @AfterEach
    void stop() {
        console.close();
    }

    @Test
    void a_dry_run_tells_how_many_where_how_long_and_which_not_and_sends_nothing() {
        console.service()
                .stubFor(
                        get(urlEqualTo(
                                        "/journal/v1/replays/dry-run?state=dead&rate=100&force=false"))
                                .willReturn(
                                        okJson(
                                                """
                                                {"considered":1205,"more":false,"replayable":1200,
                                                "endpoints":[{"endpointId":"tpl#1","messages":1200}],
                                                "oldest":"2026-11-23T10:02:11Z","newest":"2026-11-23T10:12:11Z",
                                                "objections":[{"code":"JRN-008","why":"Gone.","canBeForced":false,
                                                "count":2,"ids":["m-1.0","m-2.0"]},
                                                {"code":"JRN-006","why":"Told.","canBeForced":true,"count":3,
                                                "ids":["m-3.0","m-4.0","m-5.0"]}],
                                                "mayHaveArrived":7,"seconds":12.0}
                                                """)));

        Run run =
                console.run("replay", "--search", "--state", "dead", "--dry-run", "--rate", "100");

        assertThat(run.out())
                .isEqualTo(
                        """
                        1,205 messages fit, 1,200 of them would be replayed.
                        They began between 2026-11-23T10:02:11Z and 2026-11-23T10:12:11Z.
                        It would take about 12 s at the rate asked for.
                        Duplicates to expect: 7 at most, whose attempt ended unknown; their receivers say that they have them.
                        ENDPOINT  MESSAGES
                        ------------------
                        tpl#1     1200
                        2 would not be replayed: Gone. (JRN-008)
                          m-1.0
                          m-2.0
                        3 would not be replayed without --force: Told. (JRN-006)
                          m-3.0
                          m-4.0
                          m-5.0
                        Nothing was sent.
                        """);
        assertThat(run.exit()).isZero();
        console.service().verify(0, postRequestedFor(anyUrl()));
    }

    @Test
    void a_search_is_never_replayed_in_one_go() {
        Run run = console.run("replay", "--search", "--state", "dead", "--reason", "x");

        assertThat(run.err()).contains("cannot be replayed in one go");
        assertThat(run.exit()).isEqualTo(4);
        console.service().verify(0, postRequestedFor(anyUrl()));
    }
}
