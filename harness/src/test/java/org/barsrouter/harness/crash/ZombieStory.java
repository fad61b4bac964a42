package org.barsrouter.harness.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.barsrouter.harness.process.BrokerProcess;
import org.barsrouter.harness.process.JavaProcess;
import org.barsrouter.harness.process.Part;
import org.barsrouter.sandbox.app.ServicePorts;
import org.barsrouter.sandbox.partner.CastMember;
import org.barsrouter.sandbox.partner.ReceiverScript;
import org.barsrouter.schemas.avro.DeadLetter;
import org.barsrouter.schemas.avro.Disposition;
import org.barsrouter.schemas.avro.ParkedEntry;
import org.barsrouter.schemas.avro.ParkedState;
import org.barsrouter.schemas.topic.Topics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A delivery instance stands still for so long that another takes its partitions over, and wakes
/// with answers in its hands.
@Tag("full")
class ZombieStory {
    private static final String GROUP = "bars-delivery";

    @TempDir static Path data;
    private static BrokerProcess broker;
    private static CrashScene scene;

    @BeforeAll
    static void starts() throws Exception {
        broker = BrokerProcess.alone(data.resolve("broker"), ServicePorts.free().broker());
        scene = CrashScene.start(data, CrashScene.Setting.on(broker, Part.DELIVERY));
    }

    @AfterAll
    static void ends() {
        scene.close();
        broker.close();
    }

    @Test
    void a_zombie_that_wakes_parks_nothing_commits_nothing_and_its_late_answers_do_no_harm()
            throws Exception {
        scene.attemptTimeout(Duration.ofSeconds(10));
        Exchange answeredLate = hangs(CastMember.PHARMACY);
        Exchange brokenLate = hangs(CastMember.URGENT_TREATMENT_CENTRE);
        play(CastMember.FALLS_TEAM, ReceiverScript.hang().once().thenAccept());
        Exchange relayed = scene.relay(CastMember.FALLS_TEAM);
        scene.awaitReceived(relayed);
        JavaProcess zombie = scene.services().process(Part.DELIVERY);

        zombie.pause();

        scene.services().another(Part.DELIVERY, elsewhere());
        relayed.assertTold(408, "REC_TIMEOUT");
        scene.awaitParked(answeredLate, ParkedState.WAITING);
        scene.awaitParked(brokenLate, ParkedState.WAITING);
        scene.host(CastMember.PHARMACY).releaseHanging();
        scene.host(CastMember.URGENT_TREATMENT_CENTRE).goDown();
        scene.host(CastMember.URGENT_TREATMENT_CENTRE).comeBack();
        scene.awaitNotice(answeredLate, "ok");
        scene.awaitNotice(brokenLate, "ok");
        scene.awaitParked(answeredLate, ParkedState.CLOSED);
        scene.awaitParked(brokenLate, ParkedState.CLOSED);
        Map<TopicPartition, OffsetAndMetadata> before = scene.cluster().committed(GROUP);

        zombie.resume();

        scene.awaitLogged("this process stood still");
        await().atMost(CrashScene.PATIENCE).until(() -> scene.cluster().members(GROUP) == 2);
        scene.services().awaitReady(Part.DELIVERY);
        scene.assertTrafficGoesOn();
        assertThat(lastEntry(brokenLate))
                .as("what the zombie parked after the entry was closed")
                .matches(entry -> entry == null || entry.getState() == ParkedState.CLOSED);
        scene.cluster()
                .committed(GROUP)
                .forEach((partition, commit) ->
                        assertThat(commit.offset())
                                .as("committed of %s", partition)
                                .isGreaterThanOrEqualTo(
                                        before.getOrDefault(partition, commit).offset()));
        assertKept(answeredLate, brokenLate, relayed);
    }

    private static void assertKept(Exchange answeredLate, Exchange brokenLate, Exchange relayed) {
        assertThat(List.of(answeredLate, brokenLate, relayed)).allMatch(scene::hasEffect);
        assertThat(scene.noticeIds(answeredLate)).hasSize(1);
        assertThat(scene.noticeIds(brokenLate)).hasSize(1);
        scene.awaitDisposition(answeredLate, "DELIVERED_DUPLICATE");
        scene.awaitDisposition(brokenLate, "DELIVERED");
        scene.awaitDisposition(relayed, "UNKNOWN");
        assertThat(scene.deadLetters(answeredLate)).isEmpty();
        assertThat(scene.deadLetters(brokenLate)).isEmpty();
        assertThat(scene.deadLetters(relayed))
                .extracting(DeadLetter::getDisposition)
                .containsExactly(Disposition.UNKNOWN);
        relayed.repeat(scene.stage()).assertTold(409, "REC_CONFLICT");
    }

    /// A deferred message whose receiver has it and does not answer yet.
    private static Exchange hangs(CastMember receiver) {
        play(receiver, ReceiverScript.hang().once().thenAccept());
        Exchange exchange = scene.deferred(receiver);
        scene.awaitReceived(exchange);
        return exchange;
    }

    private static void play(CastMember member, ReceiverScript script) {
        scene.host(member).play(member.service(), script);
    }

    private static ServicePorts elsewhere() {
        ServicePorts used = scene.ports();
        return new ServicePorts(
                used.broker(),
                used.ingress(),
                used.router(),
                ServicePorts.free().delivery(),
                used.catalogue(),
                used.journal(),
                used.ingressAdmin());
    }

    private static boolean isOf(Exchange exchange, ParkedEntry entry) {
        return entry.getCorrelationId().equals(exchange.request().ids().correlationId().value());
    }

    private static @Nullable ParkedEntry lastEntry(Exchange exchange) {
        return scene.cluster().read(Topics.PARKED).stream()
                .map(Cluster.Entry::value)
                .filter(entry -> entry != null && isOf(exchange, entry))
                .reduce((_, last) -> last)
                .orElse(null);
    }
}
