package org.barsrouter.router.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.barsrouter.router.decision.Verdict;
import org.barsrouter.routing.resolve.Reason;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.avro.InboundMessage;
import org.barsrouter.schemas.avro.Kind;
import org.barsrouter.schemas.refusal.Refusal;
import org.barsrouter.schemas.topic.Topics;
import org.junit.jupiter.api.Test;

class EndingsTest {
    private static final Origin ORIGIN = new Origin("bars.inbound.v1", 3, 7, Samples.NOW);
    private static final Verdict UNKNOWN =
            new Verdict.Refuse(Reason.UNKNOWN_SERVICE, Refusal.SERVICE_UNKNOWN);

    private final Endings endings =
            new Endings(new DeadLetters(Environment.SANDBOX, "bars-router"));

    @Test
    void a_reply_goes_to_the_partition_that_its_ingress_reads() {
        List<Effect> effects = endings.of(arrival(Samples.relayTo(Samples.NOWHERE)), UNKNOWN);

        Effect reply = effects.getFirst();
        assertThat(reply.topic()).isEqualTo(Topics.REPLIES);
        assertThat(reply.key()).isEqualTo(Samples.MESSAGE_ID + ".0");
        assertThat(Effect.partitioner().partitions("replies", reply.key(), reply, 4))
                .contains(Set.of(2));
    }

    @Test
    void any_other_record_goes_to_the_partition_of_its_key() {
        Effect outcome =
                endings.of(arrival(Samples.deferredTo(Samples.NOWHERE)), UNKNOWN).getFirst();

        assertThat(Effect.partitioner().partitions("outcomes", outcome.key(), outcome, 4))
                .isEqualTo(Optional.empty());
    }

    @Test
    void a_message_routed_again_that_has_nowhere_to_go_tells_its_sender() {
        InboundMessage again =
                InboundMessage.newBuilder(Samples.deferredTo(Samples.NOWHERE))
                        .setKind(Kind.ROUTE_AGAIN)
                        .setGeneration(2)
                        .build();

        assertThat(endings.of(arrival(again), UNKNOWN))
                .extracting(effect -> effect.topic().name())
                .containsExactly(Topics.OUTCOMES.name(), Topics.DEAD_LETTERS.name());
    }

    private static Arrival.Message arrival(InboundMessage message) {
        return new Arrival.Message(message, ORIGIN);
    }
}
