package org.barsrouter.delivery.lane;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/// Whose turn it is, by weight, among those who want one: smooth weighted round robin. Whoever does
/// not want saves nothing up.
final class Wheel {
    private final Map<Share, Integer> credit = new EnumMap<>(Share.class);

    /// @param wanting at least one
    Share next(Set<Share> wanting) {
        int total = 0;
        Share best = null;
        for (Share share : wanting) {
            credit.merge(share, share.weight(), Integer::sum);
            total += share.weight();
            if (best == null || credit(share) > credit(best)) {
                best = share;
            }
        }
        if (best == null) {
            throw new IllegalArgumentException("nobody wants a turn");
        }
        credit.merge(best, -total, Integer::sum);
        return best;
    }

    private int credit(Share share) {
        return credit.getOrDefault(share, 0);
    }
}
