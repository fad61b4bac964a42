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
                        2 not replayed: Gone. (JRN-008)
                          m-1.0
                          m-2.0
                        3 not replayed without --force: Told. (JRN-006)
                          m-3.0
                          m-4.0
                          m-5.0
                        Nothing was sent.
                        """);
        assertThat(run.exit()).isZero();
        console.service().verify(0, postRequestedFor(anyUrl()));
    }

    @Test
    void nothing_is_ordered_before_its_dry_run_was_confirmed() {
        console.service()
                .stubFor(
                        get(urlEqualTo(
                                        "/journal/v1/replays/dry-run?state=dead&rate=50&force=false"))
                                .willReturn(
                                        okJson(
                                                """
                                                {"considered":1,"replayable":1,"approvalNeeded":true,
                                                "confirm":"3f2a9c01be"}
                                                """)));

        Run run = console.run("replay", "--search", "--state", "dead", "--reason", "x");

        assertThat(run.out())
                .contains("So many need a second person")
                .contains("--confirm 3f2a9c01be --reason TEXT");
        assertThat(run.exit()).isEqualTo(5);
        console.service().verify(0, postRequestedFor(anyUrl()));
    }

    @Test
    void a_confirmed_run_is_watched_to_its_report() {
        console.service()
                .stubFor(
                        post(urlEqualTo("/journal/v1/replays/runs"))
                                .withRequestBody(
                                        matchingJsonPath("$.select.state", equalTo("dead")))
                                .withRequestBody(
                                        matchingJsonPath("$.confirm", equalTo("3f2a9c01be")))
                                .willReturn(okJson(run("RUNNING", 1))));
        console.service()
                .stubFor(
                        get(urlEqualTo("/journal/v1/replays/runs/20261128-103012-7fa3"))
                                .willReturn(okJson(run("FINISHED", 4))));

        Run run =
                console.run(
                        "replay",
                        "--search",
                        "--state=dead",
                        "--confirm=3f2a9c01be",
                        "--reason=mended");

        assertThat(run.err())
                .contains("[#####...............]  25 %: 1 of 4 back in the log, 3 arrived");
        assertThat(run.out())
                .isEqualTo(
                        """
                        Replay run 20261128-103012-7fa3: FINISHED since 2026-11-28T10:30:20Z (journal-service).
                        Everything has ended.
                        Ordered 2026-11-28T10:30:12Z by sam: mended
                        Approved by kim.
                        MESSAGES                                 NUMBER
                        -----------------------------------------------
                        to replay                                4
                        back in the log                          4
                        arrived                                  2
                        had arrived before (at most 1 expected)  1
                        failed                                   1
                        in trouble, tried again                  0
                        on their way                             0
                        1 not replayed: Gone. (JRN-008)
                          m-1.0
                        """);
        assertThat(run.exit()).isZero();
    }

    @Test
    void what_people_say_to_a_run_goes_to_the_journal_with_who_and_why() {
        console.service()
                .stubFor(
                        post(urlEqualTo("/journal/v1/replays/runs/20261128-103012-7fa3/approve"))
                                .willReturn(okJson(run("RUNNING", 0))));

        Run run =
                console.run(
                        "replay",
                        "approve",
                        "20261128-103012-7fa3",
                        "--reason=looked",
                        "--actor=kim");

        assertThat(run.exit()).isZero();
        console.service()
                .verify(
                        postRequestedFor(anyUrl())
                                .withRequestBody(matchingJsonPath("$.actor", equalTo("kim")))
                                .withRequestBody(matchingJsonPath("$.reason", equalTo("looked"))));
    }

    @Test
    void runs_are_listed() {
        console.service()
                .stubFor(
                        get(urlEqualTo("/journal/v1/replays/runs"))
                                .willReturn(okJson("{\"runs\":[" + run("STOPPED", 2) + "]}")));

        assertThat(console.run("replay", "runs").out())
                .contains("20261128-103012-7fa3  STOPPED  2     4   3        1       sam");
    }

    @Test
    void what_to_replay_is_said_in_one_way() {
        assertThat(console.run("replay").exit()).isEqualTo(4);
        assertThat(console.run("replay", "m-1.0", "--search").exit()).isEqualTo(4);
        assertThat(console.run("replay", "--ids=a", "--letters=all").exit()).isEqualTo(4);
        assertThat(console.run("replay", "m-1.0").err()).contains("Say why");
    }

    private static String run(String state, int handled) {
        return """
        {"runId":"20261128-103012-7fa3","state":"%s","orderedAt":"2026-11-28T10:30:12Z","orderedBy":"sam",
        "reason":"mended","approvedBy":"kim","since":"2026-11-28T10:30:20Z","by":"journal-service",
        "why":"Everything has ended.","total":4,"handled":%d,"appended":%d,"expectedDuplicates":1,
        "figures":{"open":0,"troubled":0,"delivered":2,"duplicates":1,"failed":1},"secondsLeft":1.5,
        "refused":[{"code":"JRN-008","why":"Gone.","run":null,"canBeForced":false,"count":1,"ids":["m-1.0"]}]}
        """
                .formatted(state, handled, handled);
    }
}
