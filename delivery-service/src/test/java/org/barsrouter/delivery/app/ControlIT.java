package org.barsrouter.delivery.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import org.barsrouter.delivery.receiver.ScriptedReceiver;
import org.barsrouter.schemas.avro.Control;
import org.barsrouter.schemas.avro.DeadLetter;
import org.barsrouter.schemas.avro.Disposition;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.avro.Outcome;
import org.barsrouter.schemas.id.ControlKey;
import org.barsrouter.schemas.id.ControlKey.Kind;
import org.barsrouter.schemas.id.ControlKey.Scope;
import org.barsrouter.schemas.topic.Topics;
import org.junit.jupiter.api.Test;

/// Orders of operators that stand in the topic.
class ControlIT extends WholeService {

    @Test
    void a_pause_holds_over_a_restart_and_what_waited_goes_when_it_is_lifted() {
        order(new ControlKey(Kind.PAUSE, Scope.ENDPOINT, endpoint), "PAUSE");
        stop();
        start();
        ready();
        Outbound message = Outbound.deferred(endpoint, receiver.address());
        send(message);
        parked.await(entry ->
                entry.getLane().equals(message.lane().toString())
                        && entry.getReason().equals("PAUSED"));
        assertThat(receiver.requests()).isEmpty();

        order(new ControlKey(Kind.PAUSE, Scope.ENDPOINT, endpoint), "RESUME");

        Outcome outcome = outcomes.await(o -> o.getDeliveryId().equals(message.idText()));
        assertThat(outcome.getDisposition()).isEqualTo(Disposition.DELIVERED);
        assertThat(receiver.requests()).hasSize(1);
    }

    @Test
    void a_cancelled_message_ends_and_its_sender_is_told() {
        receiver.thenAnswer(503, ScriptedReceiver.outcome("transient"));
        Outbound message = Outbound.deferred(endpoint, receiver.address());
        order(new ControlKey(Kind.PAUSE, Scope.ENDPOINT, endpoint), "PAUSE");
        send(message);
        parked.await(entry -> entry.getLane().equals(message.lane().toString()));

        order(new ControlKey(Kind.CANCEL, Scope.DELIVERY, message.idText()), "CANCEL");

        Outcome outcome = outcomes.await(o -> o.getDeliveryId().equals(message.idText()));
        assertThat(outcome.getDisposition()).isEqualTo(Disposition.CANCELLED);
        DeadLetter letter = deadLetters.await(d -> d.getDeliveryId().equals(message.idText()));
        assertThat(letter.getMessage()).isNotNull();
    }

    private static void order(ControlKey key, String action) {
        send(
                Topics.CONTROLS.record(
                        key,
                        Control.newBuilder()
                                .setEnvironment(Environment.SANDBOX)
                                .setAction(action)
                                .setActor("sam")
                                .setReason("maintenance")
                                .setAt(InstantSource.system().instant())
                                .build()));
    }
}
