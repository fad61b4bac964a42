package org.barsrouter.delivery.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barsrouter.delivery.classify.BreakerEffect.COUNTS;
import static org.barsrouter.delivery.classify.BreakerEffect.NONE;
import static org.barsrouter.delivery.classify.BreakerEffect.SUCCESS;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.barsrouter.delivery.classify.AttemptResult.Answered;
import org.barsrouter.delivery.classify.AttemptResult.Broken;
import org.barsrouter.delivery.classify.AttemptResult.Echo;
import org.barsrouter.delivery.classify.AttemptResult.Fault;
import org.barsrouter.delivery.classify.AttemptResult.NotSent;
import org.barsrouter.delivery.classify.AttemptResult.Obstacle;
import org.barsrouter.delivery.classify.SenderAnswer.PassOn;
import org.barsrouter.delivery.classify.SenderAnswer.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The table of what an answer means, row by row, for both modes.
class ClassifierTest {
    private static final Body RESOURCE = new Body.Resource();
    private static final Body PAGE = new Body.NotFhir();
    private static final Body EMPTY = new Body.Empty();
    private static final Deferred DELIVERED = new Deferred.Delivered();
    private static final Deferred REJECT = new Deferred.Reject();
    private static final Deferred RETRY = new Deferred.Retry();
    private static final String PASSED_ON = "passed on";

    /// @param relay `passed on`, or the code of what the sender gets instead
    record Row(AttemptResult result, String relay, Deferred deferred, BreakerEffect breaker) {}

    static Stream<Row> table() {
        return Stream.of(
                        delivered(),
                        refusedAndExplained(),
                        refusedUnexplained(),
                        comeBackLater(),
                        failures(),
                        withoutAnAnswer())
                .flatMap(List::stream);
    }

    private static List<Row> delivered() {
        return List.of(
                new Row(answer(200, RESOURCE), PASSED_ON, DELIVERED, SUCCESS),
                new Row(answer(201, RESOURCE), PASSED_ON, DELIVERED, SUCCESS),
                new Row(answer(200, issue("informational")), PASSED_ON, DELIVERED, SUCCESS),
                new Row(answer(204, EMPTY), PASSED_ON, DELIVERED, SUCCESS),
                new Row(answer(200, PAGE), "DLV-004", RETRY, COUNTS),
                new Row(answer(409, issue("duplicate")), PASSED_ON, DELIVERED, SUCCESS));
    }

    private static List<Row> refusedAndExplained() {
        return Stream.of(400, 404, 405, 406, 409, 410, 415, 422, 501)
                .map(status ->
                        new Row(answer(status, issue("conflict")), PASSED_ON, REJECT, SUCCESS))
                .toList();
    }

    private static List<Row> refusedUnexplained() {
        Deferred twiceMore = new Deferred.RetryAtMost(3);
        Deferred slowly = new Deferred.RetrySlowly();
        return List.of(
                new Row(answer(400, PAGE), "DLV-011", twiceMore, COUNTS),
                new Row(answer(404, PAGE), "DLV-012", twiceMore, COUNTS),
                new Row(answer(405, EMPTY), "DLV-013", twiceMore, COUNTS),
                new Row(answer(406, EMPTY), "DLV-014", twiceMore, COUNTS),
                new Row(answer(409, EMPTY), "DLV-015", twiceMore, COUNTS),
                new Row(answer(410, EMPTY), "DLV-016", twiceMore, COUNTS),
                new Row(answer(415, EMPTY), "DLV-011", twiceMore, COUNTS),
                new Row(answer(422, RESOURCE), "DLV-017", twiceMore, COUNTS),
                new Row(answer(501, PAGE), "DLV-019", twiceMore, COUNTS),
                new Row(answer(401, issue("security")), PASSED_ON, REJECT, NONE),
                new Row(answer(403, issue("forbidden")), PASSED_ON, REJECT, NONE),
                new Row(answer(401, PAGE), "DLV-007", slowly, COUNTS),
                new Row(answer(403, PAGE), "DLV-006", slowly, COUNTS),
                new Row(answer(301, EMPTY), "DLV-009", REJECT, COUNTS),
                new Row(answer(302, issue("processing")), "DLV-009", REJECT, COUNTS));
    }

    private static List<Row> comeBackLater() {
        Deferred fiveSeconds = new Deferred.RetryAfter(Duration.ofSeconds(5));
        Deferred whenItSays = new Deferred.RetryAfter(Duration.ZERO);
        return List.of(
                new Row(answer(425, issue("duplicate")), PASSED_ON, fiveSeconds, NONE),
                new Row(answer(425, EMPTY), "DLV-018", fiveSeconds, NONE),
                new Row(answer(429, issue("throttled")), PASSED_ON, whenItSays, NONE),
                new Row(answer(429, EMPTY), "DLV-010", whenItSays, NONE));
    }

    private static List<Row> failures() {
        return List.of(
                new Row(answer(408, issue("timeout")), PASSED_ON, RETRY, COUNTS),
                new Row(answer(408, EMPTY), "DLV-001", RETRY, COUNTS),
                new Row(answer(502, PAGE), "DLV-005", RETRY, COUNTS),
                new Row(answer(503, issue("transient")), PASSED_ON, RETRY, COUNTS),
                new Row(answer(503, PAGE), "DLV-005", RETRY, COUNTS),
                new Row(answer(504, PAGE), "DLV-001", RETRY, COUNTS),
                new Row(
                        answer(500, issue("transient")),
                        PASSED_ON,
                        new Deferred.RetryAtMost(5),
                        NONE),
                new Row(
                        answer(500, issue("exception")),
                        PASSED_ON,
                        new Deferred.RetryAtMost(2),
                        NONE),
                new Row(
                        answer(500, issue("no-store")),
                        PASSED_ON,
                        new Deferred.RetryAtMost(2),
                        NONE),
                new Row(answer(500, PAGE), "DLV-008", RETRY, COUNTS));
    }

    private static List<Row> withoutAnAnswer() {
        return Stream.concat(
                        Stream.of(Obstacle.values())
                                .map(o ->
                                        o == Obstacle.ADDRESS
                                                ? new Row(new NotSent(o), "DLV-025", REJECT, COUNTS)
                                                : new Row(
                                                        new NotSent(o), "DLV-002", RETRY, COUNTS)),
                        Stream.of(Fault.values())
                                .map(f -> new Row(new Broken(f), "DLV-001", RETRY, COUNTS)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("table")
    void the_table_holds(Row row) {
        Classification classification = Classifier.classify(row.result());

        assertThat(told(SenderAnswer.of(row.result()))).isEqualTo(row.relay());
        assertThat(classification.deferred()).isEqualTo(row.deferred());
        assertThat(classification.breaker()).isEqualTo(row.breaker());
    }

    @Test
    void a_receivers_wish_stays_in_an_injected_answer() {
        Answered throttled =
                new Answered(429, EMPTY, Echo.MISSING, Optional.of(Duration.ofSeconds(30)));

        assertThat(SenderAnswer.of(throttled))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.retryAfter()).contains(Duration.ofSeconds(30)));
    }

    @ParameterizedTest
    @EnumSource(Classification.class)
    void only_what_is_delivered_or_answered_is_known(Classification classification) {
        boolean unknown =
                Set.of(
                                Classification.UNKNOWN,
                                Classification.GATEWAY_TIMEOUT,
                                Classification.NOT_FHIR)
                        .contains(classification);

        assertThat(classification.leavesUnknown()).isEqualTo(unknown);
    }

    private static String told(SenderAnswer answer) {
        return switch (answer) {
            case PassOn _ -> PASSED_ON;
            case Refused refused -> refused.refusal().code();
        };
    }

    private static Answered answer(int status, Body body) {
        return new Answered(status, body, Echo.BOTH_IDS, Optional.empty());
    }

    private static Body issue(String code) {
        return new Body.Outcome(Set.of(code));
    }
}
