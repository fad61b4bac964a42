package org.barsrouter.delivery.breaker;

import org.jspecify.annotations.Nullable;

/// How the latest attempt of each of the last twenty parties ended: services of an endpoint, or
/// endpoints of a host. Each has one voice, so that a single loud one does not speak for all.
public final class Voices {
    private static final int MOST = 20;
    private static final int LEAST_FAILING = 3;

    private final @Nullable Object[] parties = new Object[MOST];
    private int failing;
    private int size;
    private int oldest;

    /// A party's latest attempt ended.
    public void heard(Object party, Verdict verdict) {
        int bit = 1 << placeOf(party);
        failing = verdict == Verdict.FAILED ? failing | bit : failing & ~bit;
    }

    /// What a voice says.
    public enum Verdict {
        WORKS,
        FAILED
    }

    /// Whether it is not one party's fault: at least three fail, and half of those heard.
    public boolean mostFail() {
        int failed = Integer.bitCount(failing);
        return failed >= LEAST_FAILING && 2 * failed >= size;
    }

    /// How many parties were heard lately.
    public int size() {
        return size;
    }

    /// Forgets what was heard: an outage is over.
    public void clear() {
        failing = 0;
        size = 0;
        oldest = 0;
    }

    private int placeOf(Object party) {
        for (int place = 0; place < size; place++) {
            if (party.equals(parties[place])) {
                return place;
            }
        }
        int place = size < MOST ? size++ : oldest;
        if (size == MOST) {
            oldest = (place + 1) % MOST;
        }
        parties[place] = party;
        return place;
    }
}
