package org.barsrouter.catalogue.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.barsrouter.catalogue.synthetic.SyntheticTargets.Row;
import org.junit.jupiter.api.Test;

class SyntheticTargetsTest {

    @Test
    void has_the_national_distribution() {
        assertThat(
                        perUrl(rows(SyntheticTargets.NATIONAL)).values().stream()
                                .sorted((a, b) -> Long.compare(b, a)))
                .containsExactly(
                        8_059L, 1_414L, 500L, 185L, 58L, 25L, 16L, 14L, 8L, 2L, 1L, 1L, 1L);
    }

    @Test
    void keeps_all_thirteen_urls_when_it_is_small() {
        assertThat(perUrl(rows(20))).hasSize(13);
        assertThatIllegalArgumentException().isThrownBy(() -> rows(12));
    }

    @Test
    void no_id_stands_twice_and_few_are_short() {
        List<Row> rows = rows(SyntheticTargets.NATIONAL);

        assertThat(rows).extracting(Row::value).doesNotHaveDuplicates();
        assertThat(rows).filteredOn(row -> row.value().length() == 6).hasSize(20);
        assertThat(rows).filteredOn(row -> row.value().length() == 2).hasSize(1);
    }

    @Test
    void names_only_hosts_reserved_for_examples() {
        assertThat(rows(1_000))
                .allMatch(row ->
                        row.url()
                                .toLowerCase(Locale.ROOT)
                                .matches("https://[a-z.-]+\\.example(:\\d+)?(/.*)?"));
    }

    @Test
    void the_same_seed_gives_the_same_file() {
        assertThat(rows(500)).isEqualTo(rows(500));
    }

    private static List<Row> rows(int services) {
        return new SyntheticTargets(new SplittableRandom(1)).rows(services);
    }

    private static Map<String, Long> perUrl(List<Row> rows) {
        return rows.stream()
                .collect(
                        Collectors.groupingBy(
                                row -> row.url().toLowerCase(Locale.ROOT).replaceAll("/$", ""),
                                Collectors.counting()));
    }
}
