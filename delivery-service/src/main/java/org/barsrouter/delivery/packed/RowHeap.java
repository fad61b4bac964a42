package org.barsrouter.delivery.packed;

import java.util.Arrays;
import java.util.function.IntPredicate;

/// Rows in an order, the first at hand. Each row's place stands in a column, so that any row can be
/// taken out; heaps of which a row is in one at most may share that column.
public final class RowHeap {
    private static final int SMALLEST = 4;

    private final Order order;
    private final Ints places;
    private int[] rows = new int[SMALLEST];
    private int size;

    /// Which of two rows goes first.
    @FunctionalInterface
    public interface Order {
        boolean isBefore(int row, int other);
    }

    /// @param places column for the places, from 1; 0 is nowhere
    public RowHeap(Order order, Ints places) {
        this.order = order;
        this.places = places;
    }

    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    public boolean contains(int row) {
        int place = places.get(row) - 1;
        return place >= 0 && place < size && rows[place] == row;
    }

    /// How many of its rows are of a kind.
    public int count(IntPredicate kind) {
        int count = 0;
        for (int place = 0; place < size; place++) {
            count += kind.test(rows[place]) ? 1 : 0;
        }
        return count;
    }

    /// The first row, or {@link Rows#NONE}.
    public int peek() {
        return size == 0 ? Rows.NONE : rows[0];
    }

    /// Takes out the first row; {@link Rows#NONE} when there is none.
    public int poll() {
        int first = peek();
        if (first != Rows.NONE) {
            remove(first);
        }
        return first;
    }

    /// Puts a row in that is not in it.
    public void add(int row) {
        if (size == rows.length) {
            rows = Arrays.copyOf(rows, size + (size >> 1));
        }
        size++;
        up(size - 1, row);
    }

    /// Takes a row out; false when it is not in it.
    public boolean remove(int row) {
        if (!contains(row)) {
            return false;
        }
        int place = places.get(row) - 1;
        places.set(row, 0);
        size--;
        int last = rows[size];
        if (place < size) {
            up(place, last);
            down(places.get(last) - 1, last);
        }
        if (rows.length > SMALLEST && size < rows.length / 4) {
            rows = Arrays.copyOf(rows, Math.max(SMALLEST, rows.length / 2));
        }
        return true;
    }

    private void up(int from, int row) {
        int place = from;
        while (place > 0 && order.isBefore(row, rows[(place - 1) / 2])) {
            put(place, rows[(place - 1) / 2]);
            place = (place - 1) / 2;
        }
        put(place, row);
    }

    private void down(int from, int row) {
        int place = from;
        int child = smallerChild(place);
        while (child != Rows.NONE && order.isBefore(rows[child], row)) {
            put(place, rows[child]);
            place = child;
            child = smallerChild(place);
        }
        put(place, row);
    }

    private int smallerChild(int place) {
        int left = 2 * place + 1;
        if (left >= size) {
            return Rows.NONE;
        }
        int right = left + 1;
        return right < size && order.isBefore(rows[right], rows[left]) ? right : left;
    }

    private void put(int place, int row) {
        rows[place] = row;
        places.set(row, place + 1);
    }
}
