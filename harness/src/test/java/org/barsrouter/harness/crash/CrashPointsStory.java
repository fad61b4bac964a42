package org.barsrouter.harness.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.apache.kafka.common.TopicPartition;
import org.barsrouter.harness.process.BrokerProcess;
import org.barsrouter.harness.process.Part;
import org.barsrouter.sandbox.app.ServicePorts;
import org.barsrouter.sandbox.partner.CastMember;
import org.barsrouter.sandbox.partner.ReceiverScript;
import org.barsrouter.schemas.avro.DeadLetter;
import org.barsrouter.schemas.avro.Disposition;
import org.barsrouter.schemas.avro.ParkedState;
import org.barsrouter.schemas.avro.Pointer;
import org.barsrouter.schemas.topic.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// Several crash points at once, so that one restart serves all: messages are led to each of them,
/// then delivery and router are killed.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CrashPointsStory {
    @TempDir static Path data;
    private static BrokerProcess broker;
    private static CrashScene scene;

    private static Exchange answeredNotReplied;
    private static Exchange answeredNoOutcome;
    private static Exchange parked;
    private static Exchange closed;
    private static Exchange relayInRouter;
    private static Exchange deferredInRouter;

    @BeforeAll
    static void kills_delivery_and_router() throws Exception {
        broker = BrokerProcess.alone(data.resolve("broker"), ServicePorts.free().broker());
        // Nothing is committed after the start: whatever is done is done before the commit.
        scene =
                CrashScene.start(
                        data,
                        CrashScene.Setting.on(broker, Part.DELIVERY, Part.ROUTER)
                                .with("--delivery.commit-interval=10m"));
        scene.attemptTimeout(Duration.ofSeconds(4));
        closed = closeOne();
        parked = parkOne();
        Barrier replies = scene.barrierBefore(Topics.REPLIES);
        Barrier outcomes = scene.barrierBefore(Topics.OUTCOMES);
        answeredNotReplied = scene.relay(CastMember.EMERGENCY_DEPARTMENT);
        answeredNoOutcome = scene.deferred(CastMember.URGENT_TREATMENT_CENTRE);
        replies.awaitReached(1);
        outcomes.awaitReached(1);
        Barrier outbound = scene.barrierBefore(Topics.OUTBOUND);
        deferredInRouter = scene.deferred(CastMember.URGENT_TREATMENT_CENTRE);
        outbound.awaitReached(1);
        relayInRouter = scene.relay(CastMember.EMERGENCY_DEPARTMENT);

        scene.services().kill(Part.DELIVERY);
        scene.services().kill(Part.ROUTER);

        replies.lift();
        outcomes.lift();
        scene.services().start(Part.DELIVERY);
        scene.services().start(Part.ROUTER);
        scene.services().awaitReady(Part.DELIVERY);
        // What comes before the take-over counts as possibly attempted.
        outbound.lift();
        scene.services().awaitReady(Part.ROUTER);
    }

    /// Parked, attempted again and delivered: its entry is closed.
    private static Exchange closeOne() {
        CastMember receiver = CastMember.PHARMACY;
        scene.host(receiver)
                .play(receiver.service(), ReceiverScript.refuse(503).once().thenAccept());
        Exchange exchange = scene.deferred(receiver);
        scene.awaitParked(exchange, ParkedState.CLOSED);
        return exchange;
    }

    private static Exchange parkOne() {
        CastMember receiver = CastMember.FALLS_TEAM;
        scene.host(receiver).play(receiver.service(), ReceiverScript.refuse(503));
        Exchange exchange = scene.deferred(receiver);
        Pointer source = scene.awaitParked(exchange, ParkedState.WAITING).getOutbound();
        assertThat(scene.cluster().committed("bars-delivery"))
                .as("committed, below the parked record")
                .hasEntrySatisfying(
                        new TopicPartition(Topics.OUTBOUND.name(), source.getPartition()),
                        commit ->
                                assertThat(commit.offset())
                                        .isLessThanOrEqualTo(source.getOffset()));
        return exchange;
    }

    @AfterAll
    static void ends() {
        scene.close();
        broker.close();
    }

    @Order(1)
    @Test
    void a_relay_message_killed_after_the_post_is_called_unknown_and_not_sent_again() {
        answeredNotReplied.assertTold(408, "REC_TIMEOUT");

        assertThat(scene.received(answeredNotReplied)).hasSize(1);
        scene.awaitDisposition(answeredNotReplied, "UNKNOWN");
        assertThat(scene.deadLetters(answeredNotReplied))
                .extracting(DeadLetter::getDisposition)
                .containsExactly(Disposition.UNKNOWN);
        Exchange again = answeredNotReplied.repeat(scene.stage());
        again.assertTold(409, "REC_CONFLICT");
        scene.awaitDisposition(again, "DELIVERED_DUPLICATE");
    }

    @Order(4)
    @Test
    void a_deferred_message_killed_after_the_post_is_sent_again_and_known_as_a_duplicate() {
        scene.awaitNotice(answeredNoOutcome, "ok");

        assertThat(scene.hasEffect(answeredNoOutcome)).isTrue();
        scene.awaitDisposition(answeredNoOutcome, "DELIVERED_DUPLICATE");
        assertThat(scene.deadLetters(answeredNoOutcome)).isEmpty();
    }

    @Order(5)
    @Test
    void a_message_killed_after_it_was_parked_and_before_the_commit_is_delivered_once() {
        scene.host(CastMember.FALLS_TEAM)
                .play(CastMember.FALLS_TEAM.service(), ReceiverScript.accept());

        scene.awaitNotice(parked, "ok");

        assertThat(scene.hasEffect(parked)).isTrue();
        scene.awaitDisposition(parked, "DELIVERED");
        scene.awaitSentence(parked, "Attempt 1");
        assertThat(scene.deadLetters(parked)).isEmpty();
    }

    @Order(2)
    @Test
    void messages_that_the_router_had_read_and_not_written_are_routed_after_its_death() {
        relayInRouter.assertStatus(200);
        scene.awaitNotice(deferredInRouter, "ok");

        assertThat(scene.received(relayInRouter)).hasSize(1);
        assertThat(scene.received(deferredInRouter)).hasSize(1);
        scene.awaitDisposition(relayInRouter, "DELIVERED");
        scene.awaitDisposition(deferredInRouter, "DELIVERED");
    }

    @Order(3)
    @Test
    void traffic_goes_on_and_a_message_killed_after_its_closed_entry_is_not_sent_again() {
        scene.assertTrafficGoesOn();

        scene.awaitNotice(closed, "ok");
        assertThat(scene.received(closed)).as("the failed attempt and the good one").hasSize(2);
        scene.awaitDisposition(closed, "DELIVERED");
        assertThat(scene.deadLetters(closed)).isEmpty();
    }
}
