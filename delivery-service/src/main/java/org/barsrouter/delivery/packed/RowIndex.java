package org.barsrouter.delivery.packed;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/// Finds a row by what stands in it: open addressing, at most half full. It stores row numbers
/// only; the key is read from the columns.
public final class RowIndex {
    private static final int SMALLEST = 16;

    private final IntUnaryOperator hashOf;
    private int[] slots = empty(SMALLEST);
    private int size;

    /// @param hashOf the hash of a row's key
    public RowIndex(IntUnaryOperator hashOf) {
        this.hashOf = hashOf;
    }

    /// The row with this hash that fits, or {@link Rows#NONE}.
    public int find(int hash, IntPredicate fits) {
        int slot = home(hash);
        while (slots[slot] != Rows.NONE) {
            if (fits.test(slots[slot])) {
                return slots[slot];
            }
            slot = after(slot);
        }
        return Rows.NONE;
    }

    /// Adds a row whose key is not in it.
    public void add(int row) {
        if (2 * (size + 1) > slots.length) {
            grow();
        }
        size++;
        place(row);
    }

    /// Puts another row with the same key in a row's place.
    public void replace(int row, int other) {
        slots[slotOf(row)] = other;
    }

    /// Takes a row out; its columns must still hold its key.
    ///
    /// @throws IllegalStateException when it is not in it
    public void remove(int row) {
        int hole = slotOf(row);
        int slot = after(hole);
        while (slots[slot] != Rows.NONE) {
            if (mayMoveBack(home(hashOf.applyAsInt(slots[slot])), hole, slot)) {
                slots[hole] = slots[slot];
                hole = slot;
            }
            slot = after(slot);
        }
        slots[hole] = Rows.NONE;
        size--;
    }

    public int size() {
        return size;
    }

    private int slotOf(int row) {
        int slot = home(hashOf.applyAsInt(row));
        while (slots[slot] != row) {
            if (slots[slot] == Rows.NONE) {
                throw new IllegalStateException("row " + row + " is not in the index");
            }
            slot = after(slot);
        }
        return slot;
    }

    /// Whether a row at home in one slot is still found in the hole before the slot where it lies.
    private static boolean mayMoveBack(int home, int hole, int slot) {
        return hole <= slot ? (home <= hole || home > slot) : (home <= hole && home > slot);
    }

    private void grow() {
        int[] before = slots;
        slots = empty(2 * before.length);
        for (int row : before) {
            if (row != Rows.NONE) {
                place(row);
            }
        }
    }

    private void place(int row) {
        int slot = home(hashOf.applyAsInt(row));
        while (slots[slot] != Rows.NONE) {
            slot = after(slot);
        }
        slots[slot] = row;
    }

    private int home(int hash) {
        int mixed = hash * 0x9E37_79B9;
        return (mixed ^ mixed >>> 15) & slots.length - 1;
    }

    private int after(int slot) {
        return slot + 1 & slots.length - 1;
    }

    private static int[] empty(int length) {
        int[] slots = new int[length];
        Arrays.fill(slots, Rows.NONE);
        return slots;
    }
}
