package org.barsrouter.harness.bench.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FeedTest {

    @Test
    void conversations_take_turns_and_end_after_four_messages() {
        Map<Integer, Long> messages =
                IntStream.range(0, 128)
                        .mapToObj(Feed::turn)
                        .collect(Collectors.groupingBy(c -> c, Collectors.counting()));

        assertThat(messages).hasSize(32);
        assertThat(messages.values()).containsOnly(4L);
        assertThat(Feed.turn(1)).isNotEqualTo(Feed.turn(0));
        assertThat(Feed.turn(16)).isEqualTo(Feed.turn(0));
    }
}
