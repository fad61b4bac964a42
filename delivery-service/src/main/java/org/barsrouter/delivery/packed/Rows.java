package org.barsrouter.delivery.packed;

/// Gives out row numbers of columns, freed ones first, so that columns stay as short as the most
/// rows that were ever in use at once.
public final class Rows {
    /// No row at all.
    public static final int NONE = -1;

    private final Ints free = new Ints();
    private int freed;
    private int next;

    public int take() {
        if (freed > 0) {
            freed--;
            return free.get(freed);
        }
        return next++;
    }

    public void giveBack(int row) {
        free.set(freed, row);
        freed++;
    }

    public int inUse() {
        return next - freed;
    }

    /// Every row that was ever given out is below this.
    public int limit() {
        return next;
    }
}
