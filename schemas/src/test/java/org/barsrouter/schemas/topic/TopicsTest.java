package org.barsrouter.schemas.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TopicsTest {

    @Test
    void a_name_is_given_once_and_carries_its_version() {
        assertThat(Topics.all())
                .extracting(Topic::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("bars\\.[a-z-]+\\.v1"));
    }

    @Test
    void size_limits_rise_along_the_path() {
        assertThat(limit(Topics.INBOUND)).isGreaterThan(5 * 1024 * 1024);
        assertThat(limit(Topics.OUTBOUND)).isGreaterThanOrEqualTo(limit(Topics.INBOUND));
        assertThat(limit(Topics.REPLIES)).isGreaterThan(limit(Topics.OUTBOUND));
        assertThat(limit(Topics.OUTCOMES)).isGreaterThan(limit(Topics.OUTBOUND));
        assertThat(limit(Topics.DEAD_LETTERS)).isGreaterThan(limit(Topics.OUTBOUND));
    }

    @Test
    void parked_has_as_many_partitions_as_outbound() {
        for (Layout layout : new Layout[] {Layout.sandbox(), Layout.production()}) {
            assertThat(layout.partitionsOf(Topics.PARKED))
                    .isEqualTo(layout.partitionsOf(Topics.OUTBOUND));
        }
    }

    @Test
    void a_layout_that_cannot_work_is_refused() {
        assertThatThrownBy(() -> new Layout(4, 4, 4, 1, 4, (short) 1, (short) 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("min.insync.replicas");
        assertThatThrownBy(() -> new Layout(4, 0, 4, 1, 4, (short) 1, (short) 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one partition");
    }

    private static int limit(Topic<?, ?> topic) {
        return Integer.parseInt(topic.settings().getOrDefault("max.message.bytes", "0"));
    }
}
