package org.barsrouter.catalogue.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.barsrouter.catalogue.change.Counts;
import org.barsrouter.catalogue.change.VolumeGuard;
import org.barsrouter.catalogue.intake.ImportGuard.Ack;
import org.barsrouter.catalogue.intake.ImportGuard.NeedsAck;
import org.barsrouter.catalogue.intake.ImportGuard.Passed;
import org.junit.jupiter.api.Test;

class ImportGuardTest {
    private static final ImportGuard GUARD = new ImportGuard(new VolumeGuard(5, 500));

    @Test
    void a_small_confirmed_import_passes() {
        assertThat(GUARD.judge(counts(1, 2), 0, null)).isInstanceOf(Passed.class);
    }

    @Test
    void one_removal_without_evidence_waits_however_small() {
        assertThat(GUARD.judge(counts(1, 0), 1, null))
                .isEqualTo(
                        new NeedsAck(
                                new Ack(1, 0, 1),
                                List.of(
                                        "S2: nothing shows that 1 of the removed services are retired.")));
    }

    @Test
    void both_rules_are_acknowledged_at_once_and_exactly() {
        assertThat(GUARD.judge(counts(40, 30), 7, new Ack(40, 30, 7))).isInstanceOf(Passed.class);
        assertThat(GUARD.judge(counts(40, 30), 7, new Ack(40, 30, 0)))
                .isInstanceOfSatisfying(
                        NeedsAck.class, needed -> assertThat(needed.why()).hasSize(2));
        assertThat(GUARD.judge(counts(40, 31), 7, new Ack(40, 30, 7))).isInstanceOf(NeedsAck.class);
    }

    private static Counts counts(int removed, int repointed) {
        return new Counts(1_000, 0, removed, repointed, 0, 1_000 - removed - repointed);
    }
}
