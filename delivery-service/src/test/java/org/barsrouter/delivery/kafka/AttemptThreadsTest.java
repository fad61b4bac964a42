package org.barsrouter.delivery.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

class AttemptThreadsTest {
    private final Deque<Runnable> notBegun = new ArrayDeque<>();
    private final AttemptThreads threads = new AttemptThreads(notBegun::add);

    @Test
    void only_what_has_not_begun_counts() {
        for (int i = 0; i <= AttemptThreads.MANY; i++) {
            threads.execute(() -> assertThat(threads.areMany()).isFalse());
        }
        assertThat(threads.areMany()).isTrue();

        notBegun.removeFirst().run();

        assertThat(threads.areMany()).isFalse();
    }
}
