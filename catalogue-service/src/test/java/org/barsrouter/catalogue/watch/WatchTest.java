package org.barsrouter.catalogue.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Set;
import org.barsrouter.catalogue.watch.Seen.What;
import org.junit.jupiter.api.Test;

class WatchTest {
    private static final Instant FROM = Instant.parse("2026-07-01T09:00:00Z");
    private static final Watch WATCH =
            new Watch("cs-1", Set.of("s|1", "s|2"), FROM, FROM.plusSeconds(60), Tally.none());

    @Test
    void counts_what_becomes_of_messages_for_its_services() {
        Watch watch =
                WATCH.with(seen("s|1", 0, What.DELIVERED))
                        .with(seen("s|2", 59, What.FAILED))
                        .with(seen("s|2", 2, What.AGAIN))
                        .with(seen("s|2", 2, What.UNROUTABLE));

        assertThat(watch.tally()).isEqualTo(new Tally(1, 1, 1, 1));
        assertThat(watch.tally().deliveries()).isEqualTo(3);
        assertThat(watch.sentence())
                .contains("until 2026-07-01T09:01:00Z", "3 deliveries", "2 failures", "1 attempts");
    }

    @Test
    void leaves_out_what_does_not_concern_it() {
        assertThat(
                        WATCH.with(seen("s|3", 1, What.FAILED))
                                .with(seen("s|1", -1, What.FAILED))
                                .with(seen("s|1", 60, What.FAILED)))
                .isEqualTo(WATCH);
    }

    @Test
    void one_refused_message_is_no_trouble_and_neither_are_few_among_many() {
        assertThat(new Tally(0, 2, 0, 0).isTrouble()).isFalse();
        assertThat(new Tally(13, 1, 1, 1).isTrouble()).isFalse();
        assertThat(new Tally(12, 1, 1, 1).isTrouble()).isTrue();
        assertThat(new Tally(0, 0, 3, 0).isTrouble()).isTrue();
    }

    private static Seen seen(String service, long second, What what) {
        return new Seen(service, FROM.plusSeconds(second), what);
    }
}
