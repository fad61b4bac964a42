package org.barsrouter.journal.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.barsrouter.journal.Sample;
import org.barsrouter.journal.fact.Attempt;
import org.barsrouter.journal.fact.Disposition;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.fact.Letter;
import org.barsrouter.journal.fact.RecordPosition;
import org.barsrouter.journal.history.MessageHistory;
import org.barsrouter.journal.history.MessageHistory.Identity;
import org.barsrouter.journal.refusal.JournalRefusal;
import org.barsrouter.journal.replay.ReplayWish.Strength;
import org.barsrouter.schemas.id.DeliveryId;
import org.junit.jupiter.api.Test;

class ReplayRulesTest {
    private final Sample deferred = Sample.deferred(1);
    private final Sample relay = Sample.relay(1);
    private final Fact.DeadLettered letter =
            deferred.dead("10:20:00.000", Disposition.REJECTED, "REFUSED");

    @Test
    void replays_a_dead_letter_as_the_next_generation() {
        assertThat(decide(Strength.CAREFUL, deferred.accepted("10:02:11.123"), letter))
                .isEqualTo(
                        new ReplayDecision.Replay(
                                deferred.delivery(), new DeliveryId(Sample.message(1), 1)));
    }

    @Test
    void never_uses_a_generation_twice() {
        Sample third = deferred.generation(2);

        assertThat(
                        decide(
                                Strength.CAREFUL,
                                deferred.accepted("10:02:11.123"),
                                letter,
                                third.replayed("11:00:00.000", "sam"),
                                third.dead("11:20:00.000", Disposition.EXPIRED, "EXPIRED")))
                .isEqualTo(
                        new ReplayDecision.Replay(
                                deferred.delivery(), new DeliveryId(Sample.message(1), 3)));
    }

    @Test
    void refuses_while_an_earlier_replay_is_open_even_when_forced() {
        assertThat(
                        decide(
                                Strength.FORCED,
                                deferred.accepted("10:02:11.123"),
                                letter,
                                deferred.generation(1).replayed("11:00:00.000", "sam")))
                .isEqualTo(new ReplayDecision.Refused(JournalRefusal.REPLAY_OPEN));
    }

    @Test
    void refuses_while_the_journal_has_not_read_an_earlier_replay() {
        MessageHistory message = message(deferred, deferred.accepted("10:02:11.123"), letter);

        assertThat(
                        ReplayRules.decide(
                                new ReplayCase(letter, message, List.of(message), 1),
                                Strength.FORCED))
                .isEqualTo(new ReplayDecision.Refused(JournalRefusal.REPLAY_OPEN));
    }

    @Test
    void refuses_what_a_replay_has_delivered_unless_forced() {
        Fact[] facts = {
            deferred.accepted("10:02:11.123"),
            letter,
            deferred.generation(1).replayed("11:00:00.000", "sam"),
            deferred.generation(1).outcome("11:00:01.000", Disposition.DELIVERED_DUPLICATE, 409)
        };

        assertThat(decide(Strength.CAREFUL, facts))
                .isEqualTo(new ReplayDecision.Refused(JournalRefusal.ALREADY_DELIVERED));
        assertThat(decide(Strength.FORCED, facts)).isInstanceOf(ReplayDecision.Replay.class);
    }

    @Test
    void refuses_what_a_late_answer_has_delivered() {
        assertThat(
                        decide(
                                Strength.CAREFUL,
                                deferred.accepted("10:02:11.123"),
                                letter,
                                deferred.attempt(
                                        0,
                                        "10:02:11.140",
                                        new Attempt.Answer(200, "DELIVERED", true, true, true),
                                        new Attempt.Next(null, null, null))))
                .isEqualTo(new ReplayDecision.Refused(JournalRefusal.ALREADY_DELIVERED));
    }

    @Test
    void refuses_a_relay_message_unless_forced() {
        Fact.DeadLettered evidence = relay.dead("10:02:43.200", Disposition.UNKNOWN, "UNKNOWN");
        Fact[] facts = {
            relay.accepted("10:02:11.123"),
            relay.refused("10:02:43.123", Disposition.UNKNOWN, "DLV-001"),
            evidence
        };

        assertThat(decide(Strength.CAREFUL, facts))
                .isEqualTo(new ReplayDecision.Refused(JournalRefusal.SENDER_WAS_TOLD));
        assertThat(decide(Strength.FORCED, facts)).isInstanceOf(ReplayDecision.Replay.class);
    }

    @Test
    void refuses_what_its_sender_was_told_is_not_accepted() {
        assertThat(
                        decide(
                                Strength.CAREFUL,
                                deferred.appendedLate("10:02:11.123", "10:02:30.000"),
                                letter))
                .isEqualTo(new ReplayDecision.Refused(JournalRefusal.SENDER_WAS_TOLD));
    }

    @Test
    void refuses_when_a_later_message_of_the_conversation_went_to_the_same_service() {
        MessageHistory message = message(deferred, deferred.accepted("10:02:11.123"), letter);
        MessageHistory later =
                message(Sample.deferred(2), Sample.deferred(2).accepted("10:10:00.000"));

        assertThat(
                        ReplayRules.decide(
                                new ReplayCase(letter, message, List.of(message, later), 0),
                                Strength.CAREFUL))
                .isEqualTo(new ReplayDecision.Refused(JournalRefusal.OVERTAKEN));
    }

    @Test
    void does_not_mind_an_earlier_message_or_one_to_another_service() {
        MessageHistory message = message(deferred, deferred.accepted("10:02:11.123"), letter);
        MessageHistory earlier =
                message(Sample.deferred(2), Sample.deferred(2).accepted("10:00:00.000"));
        MessageHistory answer =
                message(
                        Sample.relay(3),
                        Sample.relay(3)
                                .accepted(
                                        "10:10:00.000",
                                        "servicerequest-response",
                                        Sample.SENDER_SERVICE));

        assertThat(
                        ReplayRules.decide(
                                new ReplayCase(
                                        letter, message, List.of(message, earlier, answer), 0),
                                Strength.CAREFUL))
                .isInstanceOf(ReplayDecision.Replay.class);
    }

    @Test
    void refuses_a_poison_record() {
        Fact.DeadLettered poison =
                new Fact.DeadLettered(
                        new RecordPosition("bars.dead-letters.v1", 0, 7),
                        null,
                        new Letter(
                                "bars.inbound.v1-0-3",
                                Disposition.POISON,
                                "POISON",
                                null,
                                null,
                                false,
                                Sample.at("10:20:00.000")));
        MessageHistory message = message(deferred, deferred.accepted("10:02:11.123"));

        assertThat(
                        ReplayRules.decide(
                                new ReplayCase(poison, message, List.of(), 0), Strength.FORCED))
                .isEqualTo(new ReplayDecision.Refused(JournalRefusal.POISON_RECORD));
    }

    private ReplayDecision decide(Strength strength, Fact... facts) {
        MessageHistory message = message(deferred, facts);
        Fact.DeadLettered dead =
                new ArrayList<>(Arrays.asList(facts))
                        .stream()
                                .filter(Fact.DeadLettered.class::isInstance)
                                .map(Fact.DeadLettered.class::cast)
                                .findFirst()
                                .orElseThrow();
        return ReplayRules.decide(
                new ReplayCase(dead, message, List.of(message), message.highestGeneration()),
                strength);
    }

    private static MessageHistory message(Sample sample, Fact... facts) {
        return MessageHistory.of(
                new Identity(
                        sample.delivery().messageId(),
                        Sample.CONVERSATION,
                        sample.subject().request()),
                Arrays.asList(facts));
    }
}
