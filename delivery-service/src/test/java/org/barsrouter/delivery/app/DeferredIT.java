package org.barsrouter.delivery.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.barsrouter.delivery.receiver.ScriptedReceiver;
import org.barsrouter.routing.policy.PolicyOverrides;
import org.barsrouter.schemas.avro.DeadLetter;
import org.barsrouter.schemas.avro.Disposition;
import org.barsrouter.schemas.avro.Outcome;
import org.barsrouter.schemas.avro.ParkedEntry;
import org.barsrouter.schemas.avro.ParkedState;
import org.junit.jupiter.api.Test;

class DeferredIT extends WholeService {

    @Test
    void a_deferred_message_is_retried_until_delivered_and_its_entry_is_closed_and_buried() {
        receiver.thenAnswer(503, ScriptedReceiver.outcome("transient"))
                .thenAnswer(503, "<html>down</html>");
        Outbound message = Outbound.deferred(endpoint, receiver.address());

        send(message);

        Outcome outcome = outcomes.await(o -> o.getDeliveryId().equals(message.idText()));
        assertThat(outcome.getDisposition()).isEqualTo(Disposition.DELIVERED);
        assertThat(outcome.getAttempts()).isEqualTo(3);
        assertThat(receiver.requests()).hasSize(3);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(parked.ofKey(message.idText()).getLast().value()).isNull());
        List<ParkedEntry> entries = parked.now(e -> e.getLane().equals(message.lane().toString()));
        assertThat(entries)
                .extracting(ParkedEntry::getState)
                .containsExactly(ParkedState.WAITING, ParkedState.WAITING, ParkedState.CLOSED);
        assertThat(entries).extracting(ParkedEntry::getAttempts).containsExactly(1, 2, 2);
    }

    @Test
    void a_duplicate_answer_after_an_unknown_attempt_counts_as_delivered() {
        receiver.then((_, exchange) -> exchange.drop())
                .thenAnswer(409, ScriptedReceiver.outcome("duplicate"));
        Outbound message = Outbound.deferred(endpoint, receiver.address());

        send(message);

        Outcome outcome = outcomes.await(o -> o.getDeliveryId().equals(message.idText()));
        assertThat(outcome.getDisposition()).isEqualTo(Disposition.DELIVERED_DUPLICATE);
    }

    @Test
    void a_deferred_message_whose_age_is_over_expires_with_a_dead_letter() {
        receiver.thenAnswer(503, "").thenAnswer(503, "").thenAnswer(503, "").thenAnswer(503, "");
        Outbound message =
                Outbound.deferred(endpoint, receiver.address())
                        .within(Duration.ofSeconds(2))
                        .policy(
                                new PolicyOverrides.Builder()
                                        .retryInitial(Duration.ofMillis(1500))
                                        .retryMax(Duration.ofMillis(1500))
                                        .build());

        send(message);

        Outcome outcome = outcomes.await(o -> o.getDeliveryId().equals(message.idText()));
        assertThat(outcome.getDisposition()).isEqualTo(Disposition.EXPIRED);
        DeadLetter letter = deadLetters.await(d -> d.getDeliveryId().equals(message.idText()));
        assertThat(letter.getMessage()).isNotNull();
        assertThat(letter.getHistory()).isNotEmpty();
        assertThat(letter.getSenderTold()).isFalse();
    }

    @Test
    void messages_of_one_conversation_do_not_overtake() {
        receiver.thenAnswer(503, "").thenAnswer(503, "");
        String conversation = UUID.randomUUID().toString();
        Outbound older =
                Outbound.deferred(endpoint, receiver.address()).conversation(conversation, 100);
        Outbound newer =
                Outbound.deferred(endpoint, receiver.address()).conversation(conversation, 101);

        send(older);
        parked.await(e -> e.getLane().equals(older.lane().toString()));
        send(newer);

        outcomes.await(o -> o.getDeliveryId().equals(newer.idText()));
        assertThat(receiver.requests())
                .extracting(ScriptedReceiver.Request::body)
                .containsExactly(older.body(), older.body(), older.body(), newer.body());
    }

    @Test
    void a_parked_message_survives_a_restart_and_is_delivered_once() {
        receiver.thenAnswer(503, "", "Retry-After: 3");
        Outbound message = Outbound.deferred(endpoint, receiver.address());
        send(message);
        parked.await(e -> e.getLane().equals(message.lane().toString()));

        service.stop();
        assertThat(receiver.requests()).hasSize(1);
        service = newService();
        service.start();

        Outcome outcome = outcomes.await(o -> o.getDeliveryId().equals(message.idText()));
        assertThat(outcome.getDisposition()).isEqualTo(Disposition.DELIVERED);
        assertThat(outcome.getAttempts()).isEqualTo(2);
        deliverOneMore();
        assertThat(receiver.requests())
                .filteredOn(request -> request.body().equals(message.body()))
                .hasSize(2);
    }

    @Test
    void a_lane_whose_endpoint_is_down_does_not_slow_another() {
        URI nobody = URI.create("http://127.0.0.1:" + ScriptedReceiver.freePort());
        Outbound dead =
                Outbound.deferred("product/dead-" + UUID.randomUUID(), nobody)
                        .within(Duration.ofSeconds(60));

        send(dead);
        parked.await(e -> e.getLane().equals(dead.lane().toString()));

        deliverOneMore();
        assertThat(receiver.requests()).hasSize(1);
    }
}
