package org.barsrouter.delivery.packed;

import java.util.Arrays;

/// A column of numbers in pages: it grows without copying what it holds, and a partition with
/// little in it takes little. Rows that were never set are 0.
public final class Longs {
    private static final int BITS = 10;
    private static final int PAGE = 1 << BITS;

    private long[][] pages = new long[1][PAGE];

    /// A row beyond all that were set is 0 too.
    public long get(int row) {
        int page = row >>> BITS;
        return page < pages.length ? pages[page][row & PAGE - 1] : 0;
    }

    public void set(int row, long value) {
        int page = row >>> BITS;
        if (page >= pages.length) {
            int before = pages.length;
            pages = Arrays.copyOf(pages, page + 1);
            for (int fresh = before; fresh <= page; fresh++) {
                pages[fresh] = new long[PAGE];
            }
        }
        pages[page][row & PAGE - 1] = value;
    }
}
