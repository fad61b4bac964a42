package org.barsrouter.delivery.packed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowHeapTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void it_gives_the_rows_in_order_whatever_is_taken_out_between(long seed) {
        Random random = new Random(seed);
        Longs keys = new Longs();
        Comparator<Integer> byKey =
                Comparator.<Integer>comparingLong(keys::get).thenComparing(r -> r);
        RowHeap heap = new RowHeap((a, b) -> byKey.compare(a, b) < 0, new Ints());
        TreeSet<Integer> model = new TreeSet<>(byKey);

        for (int step = 0; step < 20_000; step++) {
            int row = random.nextInt(3_000);
            switch (random.nextInt(5)) {
                case 0, 1 -> {
                    if (!heap.contains(row)) {
                        keys.set(row, random.nextLong(500));
                        heap.add(row);
                        model.add(row);
                    }
                }
                case 2 -> assertThat(heap.remove(row)).isEqualTo(model.remove(row));
                case 3 -> assertThat(heap.contains(row)).isEqualTo(model.contains(row));
                default -> {
                    Integer first = model.pollFirst();
                    assertThat(heap.poll()).isEqualTo(first == null ? Rows.NONE : first);
                }
            }
            assertThat(heap.size()).isEqualTo(model.size());
        }
        while (!model.isEmpty()) {
            assertThat(heap.poll()).isEqualTo(model.pollFirst());
        }
        assertThat(heap.isEmpty()).isTrue();
    }
}
