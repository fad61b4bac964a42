package org.barsrouter.catalogue.watch;

import org.barsrouter.catalogue.watch.Seen.What;

/// What was seen, counted.
///
/// @param again attempts that failed and are repeated
public record Tally(int delivered, int failed, int again, int unroutable) {
    private static final int FEWEST = 3;
    private static final int SHARE = 5;

    public static Tally none() {
        return new Tally(0, 0, 0, 0);
    }

    public Tally plus(What what) {
        return switch (what) {
            case DELIVERED -> new Tally(delivered + 1, failed, again, unroutable);
            case FAILED -> new Tally(delivered, failed + 1, again, unroutable);
            case AGAIN -> new Tally(delivered, failed, again + 1, unroutable);
            case UNROUTABLE -> new Tally(delivered, failed, again, unroutable + 1);
        };
    }

    /// Deliveries that have ended.
    public int deliveries() {
        return delivered + failed + unroutable;
    }

    /// Whether somebody should look: at least three things went wrong, and they are at least a
    /// fifth of all. One refused message is a message's fault, not a change's.
    public boolean isTrouble() {
        int wrong = failed + again + unroutable;
        return wrong >= FEWEST && wrong * SHARE >= delivered + wrong;
    }
}
