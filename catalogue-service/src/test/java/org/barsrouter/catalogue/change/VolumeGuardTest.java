package org.barsrouter.catalogue.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.barsrouter.catalogue.change.VolumeGuard.Ack;
import org.barsrouter.catalogue.change.VolumeGuard.NeedsAck;
import org.barsrouter.catalogue.change.VolumeGuard.Passed;
import org.junit.jupiter.api.Test;

class VolumeGuardTest {
    private final VolumeGuard guard = new VolumeGuard(5, 300);

    @Test
    void a_first_import_passes() {
        assertThat(guard.judge(new Counts(0, 10_284, 0, 0, 0, 0), null)).isEqualTo(new Passed());
    }

    @Test
    void five_percent_pass_and_more_do_not() {
        assertThat(guard.judge(counts(1_000, 20, 30), null)).isEqualTo(new Passed());
        assertThat(guard.judge(counts(1_000, 20, 31), null))
                .isEqualTo(new NeedsAck(new Ack(20, 31)));
    }

    @Test
    void the_number_limits_even_where_the_share_is_small() {
        assertThat(guard.judge(counts(100_000, 0, 301), null))
                .isEqualTo(new NeedsAck(new Ack(0, 301)));
    }

    @Test
    void only_the_exact_counts_acknowledge() {
        assertThat(guard.judge(counts(1_000, 200, 0), new Ack(200, 0))).isEqualTo(new Passed());
        assertThat(guard.judge(counts(1_000, 200, 0), new Ack(199, 0)))
                .isEqualTo(new NeedsAck(new Ack(200, 0)));
        assertThat(guard.judge(counts(1_000, 200, 0), new Ack(0, 200)))
                .isEqualTo(new NeedsAck(new Ack(200, 0)));
    }

    @Test
    void refuses_limits_that_mean_nothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new VolumeGuard(101, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new VolumeGuard(5, -1));
    }

    private static Counts counts(int before, int removed, int repointed) {
        return new Counts(before, 0, removed, repointed, 0, before - removed - repointed);
    }
}
