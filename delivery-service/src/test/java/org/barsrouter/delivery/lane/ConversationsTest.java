package org.barsrouter.delivery.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.barsrouter.delivery.state.DeliveryState.Parked;
import org.barsrouter.delivery.state.Position;
import org.barsrouter.delivery.state.Story;
import org.barsrouter.delivery.state.WaitReason;
import org.barsrouter.schemas.id.CorrelationId;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.id.MessageId;
import org.barsrouter.schemas.id.ServiceId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationsTest {
    private final ParkedTable table = new ParkedTable();
    private final Conversations conversations = new Conversations(table);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void they_keep_the_order_of_a_sorted_map_per_conversation(long seed) {
        Random random = new Random(seed);
        Map<Conversations.Key, TreeMap<Long, DeliveryId>> model = new HashMap<>();

        for (int step = 0; step < 20_000; step++) {
            Conversations.Key key = key(random.nextInt(40));
            long offset = random.nextLong(60);
            TreeMap<Long, DeliveryId> queue = model.computeIfAbsent(key, _ -> new TreeMap<>());
            if (random.nextInt(3) == 0) {
                DeliveryId id =
                        new DeliveryId(
                                new MessageId(new UUID(random.nextLong(), random.nextLong())), 1);
                conversations.add(key, offset, id);
                queue.put(offset, id);
            } else if (random.nextInt(3) == 0) {
                DeliveryId id = queue.get(offset);
                if (id != null) {
                    conversations.parked(key, table.put(entry(key, offset, id)));
                }
            } else if (random.nextBoolean()) {
                queue.remove(offset);
                assertThat(conversations.through(key, offset))
                        .isEqualTo(
                                queue.isEmpty()
                                        ? Optional.empty()
                                        : Optional.of(queue.firstEntry().getValue()));
            }
            assertThat(conversations.ahead(key, offset)).isEqualTo(queue.headMap(offset).size());
            assertThat(conversations.ahead(key, 99)).isEqualTo(queue.size());
        }
    }

    /// Walking along the chain for each would take minutes.
    @Test
    void a_conversation_of_a_hundred_thousand_costs_no_more_than_others() {
        Conversations.Key key = key(1);
        DeliveryId id = new DeliveryId(new MessageId(new UUID(1, 2)), 0);

        for (int offset = 0; offset < 100_000; offset++) {
            conversations.add(key, offset, id);
            assertThat(conversations.ahead(key, offset)).isEqualTo(offset);
        }
        for (int offset = 0; offset < 99_999; offset++) {
            assertThat(conversations.through(key, offset)).contains(id);
        }
        assertThat(conversations.through(key, 99_999)).isEmpty();
    }

    private static ParkedDelivery entry(Conversations.Key key, long offset, DeliveryId id) {
        return new ParkedDelivery(
                id,
                Deliveries.LANE,
                key.target(),
                key.correlationId(),
                new Position(0, offset),
                new Position(0, offset),
                Deliveries.NOW,
                Duration.ofSeconds(32),
                new Parked(Story.untold(), Deliveries.NOW, WaitReason.RETRY),
                ParkedDelivery.Phase.WAITING);
    }

    private static Conversations.Key key(int number) {
        String correlation =
                number % 3 == 0 ? "free text " + number : new UUID(7, number).toString();
        return new Conversations.Key(
                new ServiceId("https://fhir.nhs.uk/Id/dos-service-id", "20000" + number % 2),
                new CorrelationId(correlation));
    }
}
