package org.barsrouter.harness.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.barsrouter.harness.process.BrokerProcess;
import org.barsrouter.harness.process.BrokerTrio;
import org.barsrouter.harness.process.Part;
import org.barsrouter.harness.process.SeparateServices;
import org.barsrouter.sandbox.partner.CastMember;
import org.barsrouter.sandbox.partner.ReceiverScript;
import org.barsrouter.schemas.topic.Layout;
import org.barsrouter.schemas.topic.Topics;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// Three real brokers: one dies under traffic, one takes the way back with it, all die and return.
@Tag("full")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BrokersStory {
    private static final Layout LAYOUT = new Layout(4, 4, 4, 1, 4, (short) 3, (short) 2);
    private static final int SENDERS = 4;
    private static final int MESSAGES_EACH = 15;

    @TempDir static Path data;
    private static BrokerTrio brokers;
    private static CrashScene scene;

    @BeforeAll
    static void starts() throws Exception {
        brokers = BrokerTrio.start(data.resolve("brokers"));
        scene =
                CrashScene.start(
                        data,
                        new CrashScene.Setting(
                                new SeparateServices.Kafka(brokers.bootstrapServers(), LAYOUT),
                                List.of(),
                                Set.of(Part.INGRESS)));
    }

    @AfterAll
    static void ends() {
        scene.close();
        brokers.close();
    }

    @Order(1)
    @Test
    void one_of_three_brokers_dies_under_traffic_and_nothing_acknowledged_is_lost()
            throws Exception {
        int victim = scene.cluster().layout(Topics.INBOUND).getFirst().leader().id();
        AtomicInteger answered = new AtomicInteger();
        List<CompletableFuture<List<Exchange>>> senders = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < SENDERS; i++) {
                senders.add(CompletableFuture.supplyAsync(() -> sendMany(answered), threads));
            }
            await().atMost(CrashScene.PATIENCE).until(() -> answered.get() >= SENDERS * 3);

            brokers.node(victim).kill();
        }

        List<Exchange> sent = senders.stream().flatMap(s -> s.join().stream()).toList();
        assertThat(sent).hasSize(SENDERS * MESSAGES_EACH);
        sent.forEach(BrokersStory::assertTruth);
        assertThat(sent.stream().filter(e -> e.answer().status() / 100 == 2))
                .as("accepted or answered, most of them after the death")
                .hasSizeGreaterThan(sent.size() / 2);
        scene.assertTrafficGoesOn();
        comeBack(victim);
    }

    /// Every third message is deferred.
    private static List<Exchange> sendMany(AtomicInteger answered) {
        List<Exchange> sent = new ArrayList<>();
        for (int i = 0; i < MESSAGES_EACH; i++) {
            Exchange exchange =
                    i % 3 == 2
                            ? scene.deferredUnanswered(CastMember.PHARMACY)
                            : scene.relay(CastMember.EMERGENCY_DEPARTMENT);
            exchange.outcome();
            answered.incrementAndGet();
            sent.add(exchange);
        }
        return sent;
    }

    /// What was said holds: yes means that it is done, accepted that it will be, no that it never
    /// was; anything else says that it does not know.
    private static void assertTruth(Exchange exchange) {
        switch (exchange.answer().status()) {
            case 200 -> assertThat(scene.hasEffect(exchange)).isTrue();
            case 202 -> {
                scene.awaitEffect(exchange);
                scene.awaitNotice(exchange, "ok");
            }
            case 503 -> assertThat(scene.received(exchange)).isEmpty();
            case 408, 504 -> assertThat(exchange.answer().outcomeCode()).endsWith("TIMEOUT");
            default ->
                    throw new AssertionError("nothing else was to be said: " + exchange.answer());
        }
    }

    private static void comeBack(int... nodes) throws IOException {
        for (int node : nodes) {
            brokers.node(node).startAgain();
        }
        for (int node : nodes) {
            brokers.node(node).awaitServing();
        }
        await().atMost(Duration.ofSeconds(90))
                .until(() ->
                        Topics.all().stream()
                                .flatMap(topic -> scene.cluster().layout(topic).stream())
                                .allMatch(p -> p.isr().size() == p.replicas().size()));
    }

    @Order(2)
    @Test
    void ingress_moves_to_another_reply_partition_when_its_own_loses_its_leader() throws Exception {
        scene.cluster().set(Topics.REPLIES, "min.insync.replicas", "1");
        scene.cluster().onePerBroker(Topics.REPLIES);
        int read = scene.replyPartition();
        int victim = scene.cluster().layout(Topics.REPLIES).get(read).leader().id();

        brokers.node(victim).kill();

        await().atMost(CrashScene.PATIENCE).until(() -> scene.replyPartition() != read);
        Exchange booking = scene.relay(CastMember.EMERGENCY_DEPARTMENT);
        booking.assertStatus(200);
        assertThat(scene.hasEffect(booking)).isTrue();
        comeBack(victim);
        scene.assertTrafficGoesOn();
    }

    @Order(3)
    @Test
    void all_brokers_die_and_return_and_every_promise_is_kept() throws Exception {
        CastMember slow = CastMember.URGENT_TREATMENT_CENTRE;
        scene.host(slow).play(slow.service(), ReceiverScript.hang().once().thenAccept());
        Exchange underWay = scene.relay(slow);
        scene.awaitReceived(underWay);
        CastMember down = CastMember.FALLS_TEAM;
        scene.host(down).play(down.service(), ReceiverScript.refuse(503));
        Exchange accepted = scene.deferred(down);
        scene.awaitReceived(accepted);

        for (BrokerProcess broker : brokers.all()) {
            broker.kill();
        }

        Exchange meanwhile = scene.relay(CastMember.PHARMACY);
        assertThat(meanwhile.answer().status()).isIn(503, 504);
        scene.host(slow).releaseHanging();
        scene.awaitEffect(underWay);
        scene.host(down).play(down.service(), ReceiverScript.accept());
        comeBack(1, 2, 3);
        underWay.assertStatus(200);
        scene.awaitEffect(accepted);
        scene.awaitNotice(accepted, "ok");
        assertThat(scene.received(underWay)).hasSize(1);
        scene.awaitTrafficAgain();
        assertThat(scene.hasEffect(meanwhile) && meanwhile.answer().status() == 503)
                .as("delivered, though its sender was told that it was not accepted")
                .isFalse();
        scene.awaitDisposition(underWay, "DELIVERED");
        scene.awaitDisposition(accepted, "DELIVERED");
        assertThat(scene.deadLetters(accepted)).isEmpty();
        scene.assertTrafficGoesOn();
    }
}
