package org.barsrouter.delivery.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barsrouter.delivery.lane.Deliveries.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;
import org.barsrouter.delivery.classify.Classification;
import org.barsrouter.delivery.lane.ParkedDelivery.Phase;
import org.barsrouter.delivery.state.DeliveryState.Parked;
import org.barsrouter.delivery.state.PastAttempt;
import org.barsrouter.delivery.state.Position;
import org.barsrouter.delivery.state.Story;
import org.barsrouter.delivery.state.WaitReason;
import org.barsrouter.schemas.id.CorrelationId;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.id.Lane;
import org.barsrouter.schemas.id.MessageId;
import org.barsrouter.schemas.id.ServiceId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParkedDeliveriesTest {
    private static final List<Lane> LANES =
            List.of(new Lane("a", 0), new Lane("a", 1), new Lane("b", 0));

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void packed_rows_do_what_a_list_of_records_does(long seed) {
        Random random = new Random(seed);
        ParkedDeliveries packed = new ParkedDeliveries(0, new ParkedTable(), nothing());
        PlainParked plain = new PlainParked();
        Instant now = NOW;

        for (int step = 0; step < 4_000; step++) {
            now = now.plusMillis(random.nextInt(200));
            Lane lane = LANES.get(random.nextInt(LANES.size()));
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> {
                    ParkedDelivery entry = entry(random, step, now);
                    packed.put(entry, entry.state().dueAt());
                    plain.put(entry);
                }
                case 3, 4 -> {
                    Share share = random.nextBoolean() ? Share.PARKED : Share.REPLAY;
                    ParkedDelivery due = packed.pollDue(lane, share, now);
                    assertThat(due).isEqualTo(plain.pollDue(lane, share, now));
                    if (due != null) {
                        attempt(random, due, now, packed, plain);
                    }
                }
                case 5 -> {
                    ParkedDelivery expired = packed.pollExpired(now, Map.of());
                    assertThat(expired == null).isEqualTo(plain.pollExpired(now) == null);
                    if (expired != null) {
                        end(expired, packed, plain);
                    }
                }
                case 6 -> {
                    packed.committed(step / 2);
                    assertThat(packed.buried()).isEqualTo(plain.buried(step / 2));
                }
                default ->
                        plain.any(random)
                                .ifPresent(
                                        id -> assertThat(packed.get(id)).isEqualTo(plain.get(id)));
            }
            assertThat(packed.waiting()).isEqualTo(plain.waiting());
        }
        plain.ids().forEach(id -> assertThat(packed.get(id)).isEqualTo(plain.get(id)));
    }

    @Test
    void what_was_found_at_take_over_is_due_in_the_order_of_its_offsets() {
        List<ParkedDelivery> entries = new ArrayList<>();
        Random random = new Random(3);
        for (int offset = 0; offset < 50; offset++) {
            entries.add(entry(random, offset, NOW));
        }
        ParkedTable table = ParkedTable.of(entries.reversed());
        ParkedDeliveries restored = new ParkedDeliveries(0, table, nothing());
        List<Long> offsets = new ArrayList<>();

        restored.restore(row -> offsets.add(table.inbound(row)));

        assertThat(offsets).hasSize(50).isSorted();
        List<Long> due = new ArrayList<>();
        Instant later = NOW.plusSeconds(100);
        for (ParkedDelivery next = restored.pollDue(LANES.getFirst(), Share.PARKED, later);
                next != null;
                next = restored.pollDue(LANES.getFirst(), Share.PARKED, later)) {
            due.add(next.outbound().offset());
        }
        assertThat(due).isNotEmpty().isSorted();
    }

    private static Readings nothing() {
        return new Readings(new Room(1, 1));
    }

    private static void attempt(
            Random random,
            ParkedDelivery due,
            Instant now,
            ParkedDeliveries packed,
            PlainParked plain) {
        if (random.nextBoolean()) {
            end(due, packed, plain);
            return;
        }
        Story story =
                due.state()
                        .story()
                        .with(
                                new PastAttempt(
                                        due.state().story().attempts() + 1,
                                        now,
                                        Duration.ofMillis(random.nextInt(40_000)),
                                        random.nextBoolean()
                                                ? OptionalInt.of(100 + random.nextInt(500))
                                                : OptionalInt.empty(),
                                        one(List.of(Classification.values()), random)));
        ParkedDelivery again =
                with(
                        due,
                        new Parked(story, now.plusMillis(random.nextInt(5_000)), WaitReason.RETRY));
        packed.put(again, again.state().dueAt());
        plain.put(again);
    }

    private static void end(ParkedDelivery entry, ParkedDeliveries packed, PlainParked plain) {
        packed.closedStands(packed.close(entry));
        plain.close(entry.id());
    }

    private static <T> T one(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }

    private static ParkedDelivery with(ParkedDelivery entry, Parked state) {
        return new ParkedDelivery(
                entry.id(),
                entry.lane(),
                entry.target(),
                entry.correlationId(),
                entry.inbound(),
                entry.outbound(),
                entry.until(),
                entry.attemptTimeout(),
                state,
                Phase.WAITING);
    }

    private static ParkedDelivery entry(Random random, int step, Instant now) {
        String conversation =
                random.nextInt(4) == 0
                        ? "free text " + step
                        : new UUID(random.nextLong(), random.nextLong()).toString();
        return new ParkedDelivery(
                new DeliveryId(
                        new MessageId(new UUID(random.nextLong(), random.nextLong())),
                        random.nextInt(3)),
                LANES.get(random.nextInt(LANES.size())),
                new ServiceId("system", "" + random.nextInt(5)),
                new CorrelationId(conversation),
                new Position(random.nextInt(24), step),
                new Position(random.nextInt(24), step),
                now.plusMillis(random.nextInt(60_000)),
                Duration.ofMillis(1 + random.nextInt(60_000)),
                new Parked(
                        Story.untold(),
                        now.plusMillis(random.nextInt(5_000)),
                        one(List.of(WaitReason.values()), random)),
                Phase.WAITING);
    }
}
