package org.barsrouter.journal.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.barsrouter.journal.Sample;
import org.barsrouter.journal.fact.Attempt;
import org.barsrouter.journal.fact.Disposition;
import org.barsrouter.journal.fact.End;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.history.MessageHistory;
import org.barsrouter.journal.history.MessageHistory.Identity;
import org.junit.jupiter.api.Test;

class MessageStoryTest {
    private static final String ACCEPTED =
            "Accepted at 10:02:11.123 UTC on 23 November 2026 from gp-app (organisation X26):"
                    + " a servicerequest-request message of 11.8 kB for service "
                    + Sample.RECEIVER
                    + ".";
    private static final String RELAYED =
            ACCEPTED + " Its sender waits for the answer until 10:02:43.123.";
    private static final String DEFERRED =
            ACCEPTED
                    + " It is worth delivering until 10:02:11.123 UTC on 24 November 2026;"
                    + " the outcome then goes to service "
                    + Sample.SENDER_SERVICE
                    + ".";
    private static final String ROUTED = "Routed to endpoint tpl-acme#1.";

    private final Sample relay = Sample.relay(1);
    private final Sample deferred = Sample.deferred(1);

    @Test
    void a_relay_message_that_its_receiver_took() {
        assertThat(
                        tell(
                                relay.accepted("10:02:11.123"),
                                relay.delivered(1, "10:02:11.140"),
                                relay.replied("10:02:11.195", Disposition.DELIVERED, 200)))
                .containsExactly(
                        RELAYED,
                        ROUTED,
                        "Attempt 1 at 10:02:11.140: 200 after 52 ms, delivered.",
                        "Its sender was told 200 at 10:02:11.195, the receiver's own answer.");
    }

    @Test
    void a_relay_message_that_its_receiver_refused() {
        assertThat(
                        tell(
                                relay.accepted("10:02:11.123"),
                                relay.attempt(
                                        1,
                                        "10:02:11.140",
                                        new Attempt.Answer(422, "REFUSED", true, true, false),
                                        new Attempt.Next(null, Disposition.REJECTED, "REFUSED")),
                                relay.replied("10:02:11.195", Disposition.REJECTED, 422)))
                .containsExactly(
                        RELAYED,
                        ROUTED,
                        "Attempt 1 at 10:02:11.140: 422 after 52 ms (refused).",
                        "Its sender was told 422 at 10:02:11.195, the receiver's own answer.");
    }

    @Test
    void a_relay_message_whose_receiver_hung() {
        assertThat(
                        tell(
                                relay.accepted("10:02:11.123"),
                                relay.attempt(
                                        1,
                                        "10:02:11.140",
                                        new Attempt.Answer(null, "UNKNOWN", true, false, false),
                                        new Attempt.Next(null, Disposition.UNKNOWN, "UNKNOWN")),
                                relay.refused("10:02:43.123", Disposition.UNKNOWN, "DLV-001"),
                                relay.dead("10:02:43.130", Disposition.UNKNOWN, "UNKNOWN")))
                .containsExactly(
                        RELAYED,
                        ROUTED,
                        "Attempt 1 at 10:02:11.140: no answer after 52 ms"
                                + " (whether it arrived is unknown).",
                        "Its sender was told 408 REC_TIMEOUT at 10:02:43.123: the receiver did not"
                                + " answer in time: whether it has the message is unknown; repeat it"
                                + " with the same ids (DLV-001)."
                                + " Whether the receiver has it is unknown.",
                        "Kept as dead letter 0193b0a2-0000-7000-8000-000000000001.0"
                                + " (whether it arrived is unknown).");
    }

    @Test
    void a_relay_message_that_had_no_receiver() {
        assertThat(
                        tell(
                                relay.accepted("10:02:11.123"),
                                relay.refused("10:02:11.130", Disposition.UNROUTABLE, "RTR-003")))
                .containsExactly(
                        RELAYED,
                        "Its sender was told 404 PROXY_NOT_FOUND at 10:02:11.130: the target"
                                + " endpoint does not exist in the Endpoint Catalogue (RTR-003).");
    }

    @Test
    void an_answer_that_came_when_its_sender_had_stopped_waiting() {
        assertThat(
                        tell(
                                relay.accepted("10:02:11.123"),
                                relay.replied("10:02:45.124", Disposition.DELIVERED, 200)))
                .last()
                .isEqualTo(
                        "Its sender was told 200 at 10:02:45.124, the receiver's own answer, but"
                                + " had stopped waiting.");
    }

    @Test
    void an_answer_that_came_after_its_sender_was_told_the_outcome() {
        assertThat(
                        tell(
                                relay.accepted("10:02:11.123"),
                                relay.refused("10:02:43.123", Disposition.UNKNOWN, "DLV-001"),
                                relay.attempt(
                                        0,
                                        "10:02:43.180",
                                        new Attempt.Answer(200, "DELIVERED", true, true, true),
                                        new Attempt.Next(null, null, null))))
                .endsWith(
                        ROUTED,
                        "An answer to the attempt of 10:02:43.180 came late, at 10:02:43.232: 200,"
                                + " so the receiver has it after all. Its sender had been told"
                                + " before.");
    }

    @Test
    void a_deferred_message_whose_receiver_was_down_at_first() {
        assertThat(
                        tell(
                                deferred.accepted("10:02:11.123"),
                                deferred.failed(1, "10:02:11.140", "10:02:15.200"),
                                deferred.delivered(2, "10:02:15.201"),
                                deferred.outcome("10:02:15.253", Disposition.DELIVERED, 200)))
                .containsExactly(
                        DEFERRED,
                        ROUTED,
                        "Attempt 1 at 10:02:11.140: 503 after 52 ms (endpoint unavailable)."
                                + " It waits until 10:02:15.200.",
                        "Attempt 2 at 10:02:15.201: 200 after 52 ms, delivered.",
                        "Ended at 10:02:15.253: delivered, the receiver answered 200. Its sender is told at"
                                + " service "
                                + Sample.SENDER_SERVICE
                                + ".");
    }

    @Test
    void a_deferred_message_that_waits_without_an_attempt() {
        assertThat(
                        tell(
                                deferred.accepted("10:02:11.123"),
                                deferred.attempt(
                                        0,
                                        "10:02:11.140",
                                        new Attempt.Answer(
                                                null, "BREAKER_OPEN", false, false, false),
                                        new Attempt.Next(
                                                Sample.at("10:07:11.140"), null, "BREAKER_OPEN"))))
                .containsExactly(
                        DEFERRED,
                        ROUTED,
                        "Not attempted at 10:02:11.140 (the endpoint is known to be down)."
                                + " It waits until 10:07:11.140.");
    }

    @Test
    void a_deferred_message_that_grew_too_old() {
        assertThat(
                        tell(
                                deferred.accepted("10:02:11.123"),
                                deferred.ended(
                                        new End(
                                                End.Channel.OUTCOME,
                                                Disposition.EXPIRED,
                                                Sample.at("10:02:11.123").plusSeconds(24 * 3600),
                                                null,
                                                "DLV-021",
                                                "EXPIRED"))))
                .last()
                .isEqualTo(
                        "Ended at 10:02:11.123 UTC on 24 November 2026: not delivered in the time"
                                + " that it was worth delivering; the message was not delivered"
                                + " within its maximum age (DLV-021). Its sender is told at service "
                                + Sample.SENDER_SERVICE
                                + ".");
    }

    @Test
    void a_dead_letter_that_was_replayed_and_delivered() {
        Sample replay = deferred.generation(1);

        assertThat(
                        tell(
                                deferred.accepted("10:02:11.123"),
                                deferred.dead("10:20:00.000", Disposition.REJECTED, "REFUSED"),
                                replay.replayed("10:30:00.000", "sam"),
                                replay.delivered(1, "10:30:00.010"),
                                replay.outcome("10:30:00.062", Disposition.DELIVERED, 200)))
                .containsExactly(
                        DEFERRED,
                        "Ended at 10:20:00.000: refused by the receiver.",
                        "Kept as dead letter 0193b0a2-0000-7000-8000-000000000001.0 (refused).",
                        "Replayed at 10:30:00.000 by sam as delivery"
                                + " 0193b0a2-0000-7000-8000-000000000001.1; it is worth delivering"
                                + " until 10:30:00.000 UTC on 24 November 2026.",
                        ROUTED,
                        "Attempt 1 at 10:30:00.010: 200 after 52 ms, delivered.",
                        "Ended at 10:30:00.062: delivered, the receiver answered 200.");
    }

    @Test
    void a_message_whose_route_moved() {
        assertThat(
                        tell(
                                deferred.accepted("10:02:11.123"),
                                deferred.generation(1).routedAgain("10:05:00.000")))
                .endsWith(
                        "Its route had moved, so at 10:05:00.000 it was routed again as delivery"
                                + " 0193b0a2-0000-7000-8000-000000000001.1.",
                        "Nothing more is known of it yet: it has not been attempted.");
    }

    @Test
    void a_message_that_reached_the_log_too_late() {
        assertThat(
                        tell(
                                relay.appendedLate("10:02:11.123", "10:02:30.000"),
                                relay.dead(
                                        "10:02:30.010",
                                        Disposition.EXPIRED,
                                        "NOT_ACCEPTED_IN_TIME")))
                .containsExactly(
                        RELAYED,
                        "It reached the log at 10:02:30.000, after its sender had been told that it"
                                + " was not accepted, and was dropped.",
                        "Kept as dead letter 0193b0a2-0000-7000-8000-000000000001.0 (it reached the"
                                + " log too late).");
    }

    @Test
    void a_message_of_which_only_attempts_are_left() {
        assertThat(tell(deferred.delivered(3, "10:02:15.201")))
                .containsExactly(
                        "How it was accepted is not in the journal: not read yet, or expired from"
                                + " the log.",
                        ROUTED,
                        "Attempt 3 at 10:02:15.201 UTC on 23 November 2026: 200 after 52 ms,"
                                + " delivered.",
                        "Ended at 10:02:15.253: delivered, the receiver answered 200.");
    }

    @Test
    void the_state_of_a_message_in_one_sentence() {
        assertThat(
                        state(
                                deferred.accepted("10:02:11.123"),
                                deferred.failed(1, "10:02:11.140", "10:02:15.200")))
                .isEqualTo(
                        "Open since 10:02:11.123 UTC on 23 November 2026; 1 attempt so far, the next"
                                + " is due at 10:02:15.200.");
        assertThat(
                        state(
                                deferred.accepted("10:02:11.123"),
                                deferred.failed(1, "10:02:11.140", "10:02:15.200"),
                                deferred.delivered(2, "10:02:15.201"),
                                deferred.outcome("10:02:15.253", Disposition.DELIVERED, 200)))
                .isEqualTo(
                        "Ended at 10:02:15.253 UTC on 23 November 2026 after 2 attempts: delivered.");
    }

    static List<String> tell(Fact... facts) {
        return MessageStory.tell(history(facts));
    }

    private static String state(Fact... facts) {
        return MessageStory.state(history(facts));
    }

    private static MessageHistory history(Fact... facts) {
        Sample any = Sample.relay(1);
        return MessageHistory.of(
                new Identity(
                        any.delivery().messageId(), Sample.CONVERSATION, any.subject().request()),
                Set.of(facts));
    }
}
