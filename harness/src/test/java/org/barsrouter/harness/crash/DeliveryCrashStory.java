package org.barsrouter.harness.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.barsrouter.harness.process.BrokerProcess;
import org.barsrouter.harness.process.Part;
import org.barsrouter.sandbox.app.ServicePorts;
import org.barsrouter.sandbox.partner.CastMember;
import org.barsrouter.sandbox.partner.ReceivedRequest;
import org.barsrouter.sandbox.partner.ReceiverScript;
import org.barsrouter.sandbox.partner.http.SimulatedReceiver;
import org.barsrouter.schemas.avro.ParkedState;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.schemas.topic.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// The later crash points of a delivery, all reached before one `kill -9` in the middle of a drain;
/// and the router's, between an outcome and its notice.
@Tag("full")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeliveryCrashStory {
    private static final int DRAINED = 20;
    private static final int DRAINED_BEFORE = 3;

    @TempDir static Path data;
    private static BrokerProcess broker;
    private static CrashScene scene;

    private static Exchange repliedNotNoted;
    private static Exchange outcomeNotNoted;
    private static List<Exchange> conversation;
    private static List<Exchange> backlog;

    @BeforeAll
    static void kills_delivery() throws Exception {
        broker = BrokerProcess.alone(data.resolve("broker"), ServicePorts.free().broker());
        // Nothing is committed after the start: whatever is done is done before the commit.
        scene =
                CrashScene.start(
                        data,
                        CrashScene.Setting.on(broker, Part.DELIVERY, Part.ROUTER)
                                .with("--delivery.commit-interval=10m"));
        scene.attemptTimeout(Duration.ofSeconds(5));
        // Somebody at the falls team's endpoint is heard to work, so that its failures are its own.
        scene.relay(CastMember.CLINICAL_ASSESSMENT_SERVICE).assertStatus(200);
        conversation = waitInOrder();
        backlog = park(CastMember.EMERGENCY_DEPARTMENT, DRAINED);
        Barrier attempts = scene.barrierBefore(Topics.ATTEMPTS);
        outcomeNotNoted = scene.deferred(CastMember.CLINICAL_ASSESSMENT_SERVICE);
        repliedNotNoted = scene.relay(CastMember.CLINICAL_ASSESSMENT_SERVICE);
        repliedNotNoted.assertStatus(200);
        scene.awaitNotice(outcomeNotNoted, "ok");
        attempts.awaitReached(2);
        drainInPart();

        scene.services().kill(Part.DELIVERY);

        play(CastMember.EMERGENCY_DEPARTMENT, ReceiverScript.accept());
        scene.host(CastMember.EMERGENCY_DEPARTMENT).releaseHanging();
        play(CastMember.FALLS_TEAM, ReceiverScript.accept());
        attempts.lift();
        scene.services().start(Part.DELIVERY);
        scene.services().awaitReady(Part.DELIVERY);
    }

    private static void play(CastMember member, ReceiverScript script) {
        scene.host(member).play(member.service(), script);
    }

    /// Three messages of a conversation of which the first fails: the others are behind it.
    private static List<Exchange> waitInOrder() {
        play(CastMember.FALLS_TEAM, ReceiverScript.refuse(503));
        Exchange first = scene.deferred(CastMember.FALLS_TEAM);
        scene.awaitParked(first, ParkedState.WAITING);
        Exchange second = scene.next(first);
        Exchange third = scene.next(first);
        return List.of(first, second, third);
    }

    private static List<Exchange> park(CastMember member, int count) {
        play(member, ReceiverScript.refuse(503));
        List<Exchange> parked = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parked.add(scene.deferred(member));
        }
        parked.forEach(exchange -> scene.awaitParked(exchange, ParkedState.WAITING));
        return parked;
    }

    /// Some have arrived, and some are with the receiver, which does not answer yet.
    private static void drainInPart() {
        ServiceId service = CastMember.EMERGENCY_DEPARTMENT.service();
        SimulatedReceiver receiver = scene.host(CastMember.EMERGENCY_DEPARTMENT);
        long before = receiver.count(service);
        receiver.play(
                service, ReceiverScript.accept().times(DRAINED_BEFORE).then(ReceiverScript.hang()));
        await().atMost(CrashScene.PATIENCE)
                .until(() ->
                        drained() == DRAINED_BEFORE
                                && receiver.count(service) > before + DRAINED_BEFORE);
    }

    private static long drained() {
        return backlog.stream().filter(scene::hasEffect).count();
    }

    @AfterAll
    static void ends() {
        scene.close();
        broker.close();
    }

    @Order(1)
    @Test
    void killed_between_the_reply_and_its_attempt_the_journal_knows_the_attempt_all_the_same() {
        assertThat(scene.received(repliedNotNoted)).hasSize(1);
        scene.awaitDisposition(repliedNotNoted, "DELIVERED");
        scene.awaitSentence(repliedNotNoted, "Attempt 1");
        assertThat(scene.deadLetters(repliedNotNoted))
                .as("its new owner found the reply and does not call it unknown")
                .isEmpty();
    }

    @Order(2)
    @Test
    void killed_between_the_outcome_and_its_attempt_the_sender_is_told_once() {
        assertThat(scene.hasEffect(outcomeNotNoted)).isTrue();
        scene.awaitDisposition(outcomeNotNoted, "DELIVERED");
        scene.awaitSentence(outcomeNotNoted, "Attempt 1");
        assertThat(scene.noticeIds(outcomeNotNoted)).hasSize(1);
        assertThat(scene.deadLetters(outcomeNotNoted)).isEmpty();
    }

    @Order(3)
    @Test
    void killed_during_a_drain_every_message_arrives_once() {
        backlog.forEach(scene::awaitEffect);

        backlog.forEach(exchange -> scene.awaitNotice(exchange, "ok"));
        assertThat(backlog).allSatisfy(e -> assertThat(scene.deadLetters(e)).isEmpty());
    }

    @Order(4)
    @Test
    void the_messages_of_a_conversation_keep_their_order_across_the_death() {
        conversation.forEach(scene::awaitEffect);

        List<String> order =
                scene.host(CastMember.FALLS_TEAM).received(CastMember.FALLS_TEAM.service()).stream()
                        .map(DeliveryCrashStory::requestId)
                        .distinct()
                        .toList();
        assertThat(order).containsExactlyElementsOf(requestIds(conversation).toList());
        conversation.forEach(exchange -> scene.awaitDisposition(exchange, "DELIVERED"));
    }

    private static String requestId(ReceivedRequest request) {
        return String.valueOf(request.requestId());
    }

    private static Stream<String> requestIds(List<Exchange> exchanges) {
        return exchanges.stream().map(e -> e.request().ids().requestId().value());
    }

    @Order(5)
    @Test
    void a_router_killed_between_an_outcome_and_its_notice_tells_the_sender_once()
            throws Exception {
        play(CastMember.PHARMACY, ReceiverScript.hang().once().thenAccept());
        Exchange referral = scene.deferred(CastMember.PHARMACY);
        scene.awaitReceived(referral);
        Barrier inbound = scene.barrierBefore(Topics.INBOUND);
        scene.host(CastMember.PHARMACY).releaseHanging();
        inbound.awaitReached(1);
        assertThat(scene.noticeIds(referral)).isEmpty();

        scene.services().kill(Part.ROUTER);

        inbound.lift();
        scene.services().start(Part.ROUTER);
        scene.services().awaitReady(Part.ROUTER);
        scene.awaitNotice(referral, "ok");
        assertThat(scene.received(referral)).hasSize(1);
        scene.assertTrafficGoesOn();
    }
}
