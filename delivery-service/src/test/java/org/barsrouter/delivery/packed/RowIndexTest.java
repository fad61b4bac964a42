package org.barsrouter.delivery.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowIndexTest {
    private final Longs keys = new Longs();

    /// Few hashes, so that they collide.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void it_finds_what_is_in_it_and_nothing_else(long seed) {
        Random random = new Random(seed);
        int hashes = 1 + random.nextInt(400);
        RowIndex index = new RowIndex(row -> (int) (keys.get(row) % hashes));
        Rows rows = new Rows();
        Map<Long, Integer> model = new HashMap<>();

        for (int step = 0; step < 20_000; step++) {
            long key = random.nextLong(800);
            Integer row = model.get(key);
            if (row == null && random.nextBoolean()) {
                row = rows.take();
                keys.set(row, key);
                index.add(row);
                model.put(key, row);
            } else if (row != null && random.nextInt(3) == 0) {
                index.remove(row);
                rows.giveBack(row);
                model.remove(key);
            } else if (row != null && random.nextInt(5) == 0) {
                int other = rows.take();
                keys.set(other, key);
                index.replace(row, other);
                rows.giveBack(row);
                model.put(key, other);
            }
            assertThat(find(index, key, hashes)).isEqualTo(model.getOrDefault(key, Rows.NONE));
        }
        assertThat(index.size()).isEqualTo(model.size()).isEqualTo(rows.inUse());
        model.forEach((key, row) -> assertThat(find(index, key, hashes)).isEqualTo(row));
    }

    @Test
    void what_is_not_in_it_cannot_be_taken_out() {
        RowIndex index = new RowIndex(row -> row);

        assertThatThrownBy(() -> index.remove(3)).isInstanceOf(IllegalStateException.class);
    }

    private int find(RowIndex index, long key, int hashes) {
        return index.find((int) (key % hashes), row -> keys.get(row) == key);
    }
}
