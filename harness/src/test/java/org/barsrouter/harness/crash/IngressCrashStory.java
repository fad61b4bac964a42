package org.barsrouter.harness.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.barsrouter.harness.process.BrokerProcess;
import org.barsrouter.harness.process.Part;
import org.barsrouter.sandbox.app.ServicePorts;
import org.barsrouter.sandbox.partner.CastMember;
import org.barsrouter.sandbox.partner.ReceiverScript;
import org.barsrouter.schemas.topic.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a sender knows when the ingress dies under its message, or the broker stalls.
@Tag("full")
class IngressCrashStory {
    /// After this, what is appended has its sender told otherwise.
    private static final Duration ACCEPT_WITHIN = Duration.ofSeconds(5);

    @TempDir static Path data;
    private static BrokerProcess broker;
    private static CrashScene scene;

    @BeforeAll
    static void starts() throws Exception {
        broker = BrokerProcess.alone(data.resolve("broker"), ServicePorts.free().broker());
        scene = CrashScene.start(data, CrashScene.Setting.on(broker, Part.INGRESS));
    }

    @AfterAll
    static void ends() {
        scene.close();
        broker.close();
    }

    @Test
    void killed_before_the_message_is_in_the_log_its_sender_knows_nothing_and_nothing_is_delivered()
            throws Exception {
        Barrier inbound = scene.barrierBefore(Topics.INBOUND);
        Exchange booking = scene.relay(CastMember.EMERGENCY_DEPARTMENT);
        inbound.awaitReached(1);

        scene.services().kill(Part.INGRESS);

        inbound.lift();
        assertThat(booking.outcome()).isEqualTo(new Told.Nothing());
        startIngress();
        scene.assertTrafficGoesOn();
        assertThat(scene.received(booking)).isEmpty();
        booking.repeat(scene.stage()).assertStatus(200);
        assertThat(scene.received(booking)).hasSize(1);
    }

    @Test
    void killed_after_the_ack_the_message_goes_on_and_the_senders_repeat_joins_it()
            throws Exception {
        CastMember receiver = CastMember.URGENT_TREATMENT_CENTRE;
        scene.host(receiver).play(receiver.service(), ReceiverScript.hang().once().thenAccept());
        Exchange booking = scene.relay(receiver);
        scene.awaitReceived(booking);

        scene.services().kill(Part.INGRESS);

        assertThat(booking.outcome()).isEqualTo(new Told.Nothing());
        startIngress();
        Exchange again = booking.repeat(scene.stage());
        scene.awaitRouted(booking, 2);
        // Same lane, so that the repeat has been taken when this one is answered.
        scene.relay(CastMember.EMERGENCY_DEPARTMENT).assertStatus(200);
        scene.host(receiver).releaseHanging();
        again.assertStatus(200);
        assertThat(scene.received(booking)).as("calls of the receiver").hasSize(1);
        Exchange onceMore = booking.repeat(scene.stage());
        onceMore.assertTold(409, "REC_CONFLICT");
        scene.awaitDisposition(booking, "DELIVERED");
        assertThat(scene.deadLetters(booking)).isEmpty();
    }

    @Test
    void killed_while_the_broker_stalls_the_message_has_one_effect_at_most() throws Exception {
        broker.pause();
        Exchange booking = scene.relay(CastMember.EMERGENCY_DEPARTMENT);
        scene.awaitOpenRelays(1);

        scene.services().kill(Part.INGRESS);
        broker.resume();

        startIngress();
        Exchange again = booking.repeat(scene.stage());
        assertThat(again.answer().status()).isIn(200, 409);
        assertThat(scene.hasEffect(booking)).isTrue();
        scene.assertTrafficGoesOn();
    }

    @Test
    void an_append_that_a_stalled_broker_takes_too_late_is_504_and_never_delivered() {
        broker.pause();
        Instant paused = InstantSource.system().instant();
        Exchange booking = scene.relay(CastMember.EMERGENCY_DEPARTMENT);
        Exchange referral = scene.deferredUnanswered(CastMember.EMERGENCY_DEPARTMENT);

        booking.assertTold(504, "PROXY_TIMEOUT");
        referral.assertTold(504, "PROXY_TIMEOUT");
        Exchange meanwhile = scene.relay(CastMember.EMERGENCY_DEPARTMENT);
        meanwhile.assertTold(503, "PROXY_UNAVAILABLE");
        await().atMost(ACCEPT_WITHIN.plusSeconds(10))
                .until(() ->
                        InstantSource.system()
                                .instant()
                                .isAfter(paused.plus(ACCEPT_WITHIN).plusSeconds(1)));
        broker.resume();

        scene.awaitTrafficAgain();
        scene.awaitSentence(booking, "was dropped");
        scene.awaitSentence(referral, "was dropped");
        assertThat(scene.received(booking)).isEmpty();
        assertThat(scene.received(referral)).isEmpty();
        assertThat(scene.received(meanwhile)).isEmpty();
        booking.repeat(scene.stage()).assertStatus(200);
        assertThat(scene.received(booking)).hasSize(1);
        scene.assertTrafficGoesOn();
    }

    private static void startIngress() throws Exception {
        scene.services().start(Part.INGRESS);
        scene.services().awaitReady(Part.INGRESS);
    }
}
