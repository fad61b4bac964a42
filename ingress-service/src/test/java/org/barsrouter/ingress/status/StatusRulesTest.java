package org.barsrouter.ingress.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;
import org.barsrouter.ingress.answer.Answer;
import org.barsrouter.ingress.answer.Answer.Refused;
import org.barsrouter.ingress.caller.Caller;
import org.barsrouter.schemas.id.MessageId;
import org.barsrouter.schemas.refusal.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusRulesTest {
    private static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z");
    private static final StatusRules RULES = new StatusRules(new Caller("client", "A1001"), NOW);
    private static final MessageId OLD = mintedAt(NOW.minusSeconds(61));

    @Test
    void gives_a_young_message_that_nobody_knows_time_to_be_journalled() {
        MessageId young = mintedAt(NOW.minusSeconds(59));

        assertThat(RULES.decide(young, new JournalAnswer.NotKnown()))
                .isEqualTo(new Answer.Open(young));
        assertThat(RULES.decide(OLD, new JournalAnswer.NotKnown()))
                .isEqualTo(Refused.of(Refusal.STATUS_UNKNOWN));
    }

    @Test
    void takes_no_random_id_for_a_young_one() {
        MessageId random = MessageId.parse("0a0a0a0a-0000-4000-8000-00000000000a");

        assertThat(RULES.decide(random, new JournalAnswer.NotKnown()))
                .isEqualTo(Refused.of(Refusal.STATUS_UNKNOWN));
    }

    @Test
    void tells_the_submitter_of_any_age() {
        assertThat(RULES.decide(OLD, read("ENDED", "client", "a1001")))
                .isEqualTo(new Answer.Ended(OLD, "REJECTED", "It was refused."));
        assertThat(RULES.decide(OLD, read("OPEN", "client", "A1001")))
                .isEqualTo(new Answer.Open(OLD));
    }

    @Test
    void tells_no_other_client_and_no_other_organisation() {
        assertThat(RULES.decide(OLD, read("OPEN", "other", "A1001")))
                .isEqualTo(Refused.of(Refusal.STATUS_UNKNOWN));
        assertThat(RULES.decide(OLD, read("OPEN", "client", "B2002")))
                .isEqualTo(Refused.of(Refusal.STATUS_UNKNOWN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{\"state\":\"OPEN\"", "{\"state\":\"ODD\"}", "{}"})
    void says_unavailable_when_the_journal_makes_no_sense(String json) {
        assertThat(RULES.decide(OLD, JournalJson.read(json.getBytes(StandardCharsets.UTF_8))))
                .isEqualTo(Refused.of(Refusal.STATUS_UNAVAILABLE));
    }

    private static JournalAnswer read(String state, String client, String odsCode) {
        return JournalJson.read(
                """
                {"state":"%s","clientId":"%s","odsCode":"%s","extra":{"a":[1]},
                 "disposition":"REJECTED","sentence":"It was refused."}
                """
                        .formatted(state, client, odsCode)
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static MessageId mintedAt(Instant instant) {
        return MessageId.mint(InstantSource.fixed(instant), new SplittableRandom(1));
    }
}
