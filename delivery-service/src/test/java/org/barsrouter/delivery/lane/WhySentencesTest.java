package org.barsrouter.delivery.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barsrouter.delivery.lane.Traffic.HANGS;
import static org.barsrouter.delivery.lane.Traffic.UNREACHED;

import java.time.Duration;
import java.util.List;
import org.barsrouter.delivery.state.Delivery.Answering;
import org.barsrouter.delivery.why.Sentences;
import org.barsrouter.routing.policy.PolicyOverrides;
import org.junit.jupiter.api.Test;

class WhySentencesTest {
    private final Traffic traffic = new Traffic();

    @Test
    void a_message_for_a_dead_host_waits_because_of_the_host_and_says_when_it_is_probed() {
        traffic.at("dead.example:443", "p/1");
        for (int i = 0; i < 5; i++) {
            traffic.deferred("p/1", "s" + i).ends(UNREACHED);
        }

        List<String> sentences = why(traffic.deferred("p/1", "s9"));

        assertThat(sentences.getFirst())
                .isEqualTo(
                        "It waits because its receiver is known to be down; nothing has been sent yet.");
        assertThat(sentences)
                .anySatisfy(sentence ->
                        assertThat(sentence)
                                .matches(
                                        "The host dead\\.example:443 is down since .* UTC \\(it cannot be reached, nothing was sent, 5 failures in a row\\); the next probe is due at .* UTC\\."));
        assertThat(sentences.getLast()).endsWith("which is not at risk.");
    }

    @Test
    void a_message_behind_its_conversation_says_how_many_are_ahead() {
        var first = traffic.delivery("p/1", "s", Answering.DEFERRED);
        traffic.arrive(first);

        List<String> sentences =
                why(traffic.arrive(Deliveries.next(first, first.outbound().offset() + 1)));

        assertThat(sentences.getFirst())
                .isEqualTo(
                        "It waits for its turn: 1 older message of its conversation is not through; nothing has been sent yet.");
    }

    @Test
    void a_relay_message_behind_others_says_how_many_go_before_it() {
        traffic.policy(new PolicyOverrides.Builder().maxInFlight(1).build());
        traffic.relays("p/1", "s", 3);

        List<String> sentences = why(traffic.relay("p/1", "s"));

        assertThat(sentences.getFirst())
                .startsWith("It waits in memory for a free slot of its endpoint");
        assertThat(sentences).contains("2 messages of its lane go before it.");
    }

    @Test
    void a_deadline_that_the_schedule_will_not_keep_is_said_to_be_at_risk() {
        traffic.at("dead.example:443", "p/1");
        for (int i = 0; i < 5; i++) {
            traffic.deferred("p/1", "s" + i).ends(UNREACHED);
        }
        Traffic.Sent waits = traffic.deferred("p/1", "s9");

        traffic.later(Duration.ofHours(24).minusSeconds(1));

        assertThat(
                        traffic.engine()
                                .why(waits.delivery().id(), traffic.now())
                                .map(evidence -> Sentences.of(evidence, traffic.now()).getLast()))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("AT RISK"));
    }

    @Test
    void an_endpoint_says_which_service_is_in_trouble() {
        traffic.relay("platform/1", "healthy");
        for (int i = 0; i < 5; i++) {
            traffic.relay("platform/1", "broken").ends(HANGS);
        }

        List<String> sentences =
                Sentences.of(
                        traffic.engine().ofEndpoint("platform/1", traffic.now()).getFirst(),
                        traffic.now());

        assertThat(sentences.getFirst())
                .startsWith("The service ")
                .contains("broken is down since")
                .contains("it did not answer in time");
    }

    @Test
    void a_lane_without_trouble_says_so() {
        traffic.relay("p/1", "s");

        assertThat(
                        Sentences.of(
                                traffic.engine().ofEndpoint("p/1", traffic.now()).getFirst(),
                                traffic.now()))
                .containsExactly(
                        "Lane p/1#0 delivers: nothing holds it up.",
                        "1 attempt under way, 0 messages waiting for a slot, 0 messages parked.");
    }

    private List<String> why(Traffic.Sent sent) {
        return Sentences.of(
                traffic.engine().why(sent.delivery().id(), traffic.now()).orElseThrow(),
                traffic.now());
    }
}
