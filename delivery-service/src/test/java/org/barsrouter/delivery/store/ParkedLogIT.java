package org.barsrouter.delivery.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.barsrouter.delivery.app.TestCluster;
import org.barsrouter.delivery.classify.Classification;
import org.barsrouter.delivery.lane.Deliveries;
import org.barsrouter.delivery.lane.ParkedDelivery;
import org.barsrouter.delivery.lane.ParkedDelivery.Phase;
import org.barsrouter.delivery.state.Delivery;
import org.barsrouter.delivery.state.DeliveryState.Parked;
import org.barsrouter.delivery.state.PastAttempt;
import org.barsrouter.delivery.state.Story;
import org.barsrouter.delivery.state.WaitReason;
import org.barsrouter.schemas.avro.DeadLetter;
import org.barsrouter.schemas.avro.Disposition;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.avro.Pointer;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.serde.Decoded;
import org.barsrouter.schemas.topic.Topics;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class ParkedLogIT {
    private static final int PARTITION = 1;

    private static final int BATCH = 10;

    private final ParkedSettings settings = settings(Duration.ofMillis(5));

    private static ParkedSettings settings(Duration gathering) {
        return new ParkedSettings(
                TestCluster.connection(),
                TestCluster.FORMAT,
                "test-" + UUID.randomUUID(),
                BATCH,
                gathering);
    }

    @Test
    void what_was_written_is_read_back_and_what_was_buried_is_not() throws Exception {
        ParkedDelivery waiting = parked(Phase.WAITING);
        ParkedDelivery buried = parked(Phase.CLOSED);
        CountDownLatch written = new CountDownLatch(3);
        try (ParkedLog log = ParkedLog.open(settings, PARTITION, () -> {})) {
            log.write(waiting, written::countDown);
            log.write(buried, written::countDown);
            log.bury(buried.id());
            log.write(waiting, written::countDown);
            assertThat(written.await(20, TimeUnit.SECONDS)).isTrue();
        }

        Map<DeliveryId, ParkedDelivery> read = read();

        assertThat(read).containsEntry(waiting.id(), waiting).doesNotContainKey(buried.id());
    }

    @Test
    void a_fenced_zombie_cannot_write() throws Exception {
        CountDownLatch lost = new CountDownLatch(1);
        AtomicInteger acknowledged = new AtomicInteger();
        ParkedDelivery entry = parked(Phase.WAITING);
        try (ParkedLog zombie = ParkedLog.open(settings, PARTITION, lost::countDown);
                ParkedLog owner = ParkedLog.open(settings, PARTITION, () -> {})) {

            zombie.write(entry, acknowledged::incrementAndGet);

            assertThat(lost.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(acknowledged).hasValue(0);
            assertThat(read()).doesNotContainKey(entry.id());
            owner.write(entry, acknowledged::incrementAndGet);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(acknowledged).hasValue(1));
            assertThat(read()).containsKey(entry.id());
        }
    }

    @Test
    void a_consumer_goes_from_reader_to_reader_unless_something_went_wrong() {
        try (ReadTurns turns = new ReadTurns(1, TestCluster.connection())) {
            ReadTurns.Turn first = turns.turn();
            Consumer<ByteBuffer, ByteBuffer> consumer = first.take();
            first.done();
            try (ReadTurns.Turn second = turns.turn()) {
                assertThat(second.take()).isSameAs(consumer);
            }

            try (ReadTurns.Turn third = turns.turn()) {
                assertThat(third.take()).isNotSameAs(consumer);
            }
        }
    }

    @Test
    void what_a_shut_out_owner_would_tell_a_sender_is_never_read() throws Exception {
        CountDownLatch lost = new CountDownLatch(1);
        CountDownLatch told = new CountDownLatch(1);
        String key = UUID.randomUUID().toString();
        try (ParkedLog zombie = ParkedLog.open(settings, PARTITION, () -> {});
                ParkedLog owner = ParkedLog.open(settings, PARTITION, () -> {})) {

            zombie.tell(letter(key, "zombie", 1), told::countDown, lost::countDown);
            assertThat(lost.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(told.getCount()).isEqualTo(1);
            zombie.tell(letter(key, "zombie again", 1), told::countDown, () -> {});

            owner.tell(letter(key, "owner", 1), told::countDown, () -> {});
            assertThat(told.await(20, TimeUnit.SECONDS)).isTrue();
            awaitReasons(key, "owner");
        }
    }

    @Test
    void what_can_never_be_written_holds_up_nothing_else() throws Exception {
        CountDownLatch done = new CountDownLatch(3);
        String key = UUID.randomUUID().toString();
        try (ParkedLog log = ParkedLog.open(settings, PARTITION, () -> {})) {
            log.tell(letter(key, "before", 1), done::countDown, () -> {});
            log.tell(letter(key, "too large", 10_000_000), done::countDown, () -> {});
            log.tell(letter(key, "after", 1), done::countDown, () -> {});

            assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
            awaitReasons(key, "before", "after");
        }
    }

    /// The producer tells those records of a failed transaction that it has not sent yet the error
    /// of the one that failed; how many that are is a matter of chance.
    @RepeatedTest(8)
    void nor_does_it_take_those_with_it_that_shared_its_transaction() throws Exception {
        CountDownLatch done = new CountDownLatch(5);
        String key = UUID.randomUUID().toString();
        try (ParkedLog log = ParkedLog.open(settings(Duration.ofHours(1)), PARTITION, () -> {})) {
            log.tell(letter(key, "before", 1), done::countDown, () -> {});
            log.tell(letter(key, "too large", 10_000_000), done::countDown, () -> {});
            log.tell(letter(key, "between", 1), done::countDown, () -> {});
            log.tell(letter(key, "too large too", 10_000_000), done::countDown, () -> {});
            ParkedLog.Letters last = letter(key, "after", 1);
            log.tell(new ParkedLog.Letters(last.records(), true), done::countDown, () -> {});

            assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
            awaitReasons(key, "before", "between", "after");
        }
    }

    @Test
    void a_transaction_waits_for_more_until_it_is_full_or_a_sender_waits_for_it() throws Exception {
        ParkedSettings patient = settings(Duration.ofHours(1));
        CountDownLatch full = new CountDownLatch(BATCH);
        CountDownLatch awaited = new CountDownLatch(2);
        try (ParkedLog log = ParkedLog.open(patient, PARTITION, () -> {})) {
            for (int i = 0; i < BATCH; i++) {
                log.tell(
                        letter(UUID.randomUUID().toString(), "full", 1), full::countDown, () -> {});
            }
            assertThat(full.await(20, TimeUnit.SECONDS)).isTrue();

            ParkedLog.Letters letter = letter(UUID.randomUUID().toString(), "told", 1);
            log.tell(letter, awaited::countDown, () -> {});
            ParkedLog.Letters hurried = new ParkedLog.Letters(letter.records(), true);
            log.tell(hurried, awaited::countDown, () -> {});
            assertThat(awaited.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    private static ParkedLog.Letters letter(String key, String reason, int bytes) {
        DeadLetter letter =
                DeadLetter.newBuilder()
                        .setEnvironment(Environment.SANDBOX)
                        .setDeliveryId(key)
                        .setRaw(ByteBuffer.allocate(bytes))
                        .setDisposition(Disposition.POISON)
                        .setReason(reason)
                        .setSource(new Pointer(0, 0L))
                        .setSourceTopic("test")
                        .setConsumerGroup("test")
                        .setHistory(List.of())
                        .setHistoryTruncated(false)
                        .setSenderTold(false)
                        .setDeadAt(Deliveries.NOW)
                        .build();
        return new ParkedLog.Letters(List.of(Topics.DEAD_LETTERS.record(key, letter)), false);
    }

    /// The broker says that a transaction is committed before the end of it stands in every
    /// partition: what was written is read soon after, not at once.
    private static void awaitReasons(String key, String... reasons) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(reasons(key)).containsExactly(reasons));
    }

    private static List<String> reasons(String key) {
        Map<String, Object> options = new HashMap<>(TestCluster.connection());
        options.put("isolation.level", "read_committed");
        List<String> reasons = new ArrayList<>();
        try (KafkaConsumer<String, Decoded<DeadLetter>> consumer =
                new KafkaConsumer<>(
                        options,
                        new StringDeserializer(),
                        TestCluster.FORMAT.deserializer(Topics.DEAD_LETTERS))) {
            List<TopicPartition> all =
                    consumer.partitionsFor(Topics.DEAD_LETTERS.name()).stream()
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            while (all.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(50))
                        .forEach(record -> {
                            if (key.equals(record.key())
                                    && record.value()
                                            instanceof Decoded.Readable<DeadLetter>(var letter)) {
                                reasons.add(letter.getReason());
                            }
                        });
            }
        }
        return reasons;
    }

    private Map<DeliveryId, ParkedDelivery> read() {
        ParkedTopic topic = new ParkedTopic(settings, InstantSource.system(), _ -> {});
        try (ReadTurns turns = new ReadTurns(1, TestCluster.connection());
                ReadTurns.Turn turn = turns.turn()) {
            return topic.read(PARTITION, turn).entries().stream()
                    .collect(Collectors.toMap(ParkedDelivery::id, Function.identity()));
        }
    }

    private static ParkedDelivery parked(Phase phase) {
        Delivery delivery = Deliveries.deferred(41);
        PastAttempt failed =
                new PastAttempt(
                        1,
                        Deliveries.NOW,
                        Duration.ofMillis(250),
                        OptionalInt.of(504),
                        Classification.GATEWAY_TIMEOUT);
        PastAttempt unreached =
                new PastAttempt(
                        2,
                        Deliveries.NOW,
                        Duration.ofMillis(3),
                        OptionalInt.empty(),
                        Classification.UNREACHABLE);
        return new ParkedDelivery(
                delivery.id(),
                delivery.lane(),
                delivery.target(),
                delivery.correlationId(),
                delivery.inbound(),
                delivery.outbound(),
                delivery.until(),
                Duration.ofSeconds(7),
                new Parked(
                        new Story(
                                2,
                                Story.Written.UNKNOWN,
                                List.of(failed, unreached),
                                Story.Completeness.TRUNCATED),
                        Deliveries.NOW.plusSeconds(9),
                        WaitReason.RETRY),
                phase);
    }
}
