package org.barsrouter.delivery.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import org.awaitility.Awaitility;
import org.barsrouter.delivery.breaker.Breaker;
import org.barsrouter.delivery.gate.GateLimits;
import org.barsrouter.delivery.gate.Gates;
import org.barsrouter.delivery.gate.Leave;
import org.barsrouter.delivery.kafka.ControlFollower;
import org.barsrouter.delivery.receiver.ScriptedReceiver;
import org.barsrouter.routing.policy.Policy.Backoff;
import org.barsrouter.schemas.avro.Control;
import org.barsrouter.schemas.avro.DeadLetter;
import org.barsrouter.schemas.avro.Disposition;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.avro.Outcome;
import org.barsrouter.schemas.id.ControlKey;
import org.barsrouter.schemas.id.ControlKey.Kind;
import org.barsrouter.schemas.id.ControlKey.Scope;
import org.barsrouter.schemas.id.Lane;
import org.barsrouter.schemas.topic.Topics;
import org.junit.jupiter.api.Test;

/// Orders of operators that stand in the topic.
class ControlIT extends WholeService {

    @Test
    void an_instance_that_starts_knows_of_a_pause_before_it_delivers() throws Exception {
        order(new ControlKey(Kind.PAUSE, Scope.ENDPOINT, endpoint), "PAUSE");
        Gates gates =
                new Gates(
                        new GateLimits(
                                new Breaker.Limits(
                                        3,
                                        new Backoff(
                                                Duration.ofSeconds(1), Duration.ofMinutes(5), 2)),
                                8),
                        new Random(1));

        try (ControlFollower late =
                ControlFollower.follow(
                        TestCluster.connection(),
                        TestCluster.FORMAT,
                        gates,
                        InstantSource.system())) {
            assertThat(late.awaitLoaded(Duration.ofSeconds(30))).isTrue();
        }

        Lane lane = new Lane(endpoint, 0);
        assertThat(gates.endpoint(endpoint).ask(lane, InstantSource.system().instant()))
                .isInstanceOf(Leave.Paused.class);
    }

    @Test
    void what_waited_for_a_pause_goes_when_it_is_lifted() {
        receiver.thenAnswer(503, ScriptedReceiver.outcome("transient"));
        order(new ControlKey(Kind.PAUSE, Scope.ENDPOINT, endpoint), "PAUSE");
        Outbound first = Outbound.deferred(endpoint, receiver.address());
        send(first);
        parked.await(entry -> entry.getLane().equals(first.lane().toString()));
        Awaitility.await().until(this::isPaused);
        Outbound message = Outbound.deferred(endpoint, receiver.address());
        send(message);
        parked.await(entry ->
                entry.getLane().equals(message.lane().toString())
                        && entry.getReason().equals("PAUSED"));

        order(new ControlKey(Kind.PAUSE, Scope.ENDPOINT, endpoint), "RESUME");

        Outcome outcome = outcomes.await(o -> o.getDeliveryId().equals(message.idText()));
        assertThat(outcome.getDisposition()).isEqualTo(Disposition.DELIVERED);
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

    private boolean isPaused() {
        return service.loop().orElseThrow().endpoint(endpoint).stream()
                .anyMatch(lane -> lane.endpoint().orders().isPaused());
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
