package org.barsrouter.delivery.seen;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.id.MessageId;
import org.junit.jupiter.api.Test;

class SeenSetTest {
    private static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z");

    private final SeenSet seen = new SeenSet(Duration.ofSeconds(60));

    @Test
    void a_delivery_is_new_once() {
        DeliveryId id = delivery();

        assertThat(seen.add(id, NOW)).isTrue();
        assertThat(seen.add(id, NOW.plusSeconds(59))).isFalse();
    }

    @Test
    void the_next_generation_is_another_delivery() {
        DeliveryId id = delivery();
        seen.add(id, NOW);

        assertThat(seen.add(new DeliveryId(id.messageId(), 1), NOW)).isTrue();
    }

    @Test
    void what_is_older_than_the_window_is_forgotten() {
        DeliveryId id = delivery();
        seen.add(id, NOW);

        assertThat(seen.add(id, NOW.plusSeconds(61))).isTrue();
        assertThat(seen.size()).isEqualTo(1);
    }

    private static DeliveryId delivery() {
        return new DeliveryId(new MessageId(UUID.randomUUID()), 0);
    }
}
