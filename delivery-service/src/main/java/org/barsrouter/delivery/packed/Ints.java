package org.barsrouter.delivery.packed;

import java.util.Arrays;

/// A column of small numbers in pages, see {@link Longs}. Rows that were never set are 0.
public final class Ints {
    private static final int BITS = 10;
    private static final int PAGE = 1 << BITS;

    private int[][] pages = new int[1][PAGE];

    /// A row beyond all that were set is 0 too.
    public int get(int row) {
        int page = row >>> BITS;
        return page < pages.length ? pages[page][row & PAGE - 1] : 0;
    }

    public void set(int row, int value) {
        int page = row >>> BITS;
        if (page >= pages.length) {
            int before = pages.length;
            pages = Arrays.copyOf(pages, page + 1);
            for (int fresh = before; fresh <= page; fresh++) {
                pages[fresh] = new int[PAGE];
            }
        }
        pages[page][row & PAGE - 1] = value;
    }

    public void add(int row, int more) {
        set(row, get(row) + more);
    }
}
