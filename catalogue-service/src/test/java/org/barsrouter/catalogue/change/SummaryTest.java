package org.barsrouter.catalogue.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.barsrouter.catalogue.testkit.Plans.NOW;
import static org.barsrouter.catalogue.testkit.Plans.plan;

import org.junit.jupiter.api.Test;

class SummaryTest {
    private static final String A = "https://receiver-a.example";
    private static final String B = "https://receiver-b.example";

    @Test
    void says_what_is_added_removed_and_moved() {
        Catalogue first = plan(Catalogue.empty(), NOW, "1", A, "2", A, "3", A, "4", A).result();

        ChangeSet set = plan(first, NOW.plusSeconds(60), "1", B, "2", B, "3", A, "5", A, "6", A);

        assertThat(Summary.of(set))
                .matches(
                        "2 services added, 1 removed \\(25\\.0 % of 4\\), 2 moved to another endpoint \\(50\\.0 % of 4; 2 of them from receiver-a\\.example-.{4} to receiver-b\\.example-.{4}\\), 0 changed only in provider or name, 1 untouched\\.");
    }

    @Test
    void says_when_nothing_changes() {
        Catalogue first = plan(Catalogue.empty(), NOW, "1", A).result();

        assertThat(Summary.of(plan(first, NOW.plusSeconds(60), "1", A)))
                .isEqualTo("Nothing changes: the catalogue already holds exactly this, 1 service.");
    }
}
