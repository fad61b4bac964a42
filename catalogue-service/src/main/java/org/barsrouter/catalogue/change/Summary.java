package org.barsrouter.catalogue.change;

import java.util.List;
import java.util.Locale;

/// Says a change-set in one sentence that a person can approve or refuse.
public final class Summary {
    private Summary() {}

    public static String of(ChangeSet set) {
        Counts counts = set.counts();
        if (counts.changesNothing()) {
            return "Nothing changes: the catalogue already holds exactly this, "
                    + services(counts.unchanged())
                    + ".";
        }
        return "%s added, %s removed (%s), %s moved to another endpoint (%s%s), %s changed only in provider or name, %s untouched."
                .formatted(
                        services(counts.added()),
                        number(counts.removed()),
                        percent(counts, counts.removed()),
                        number(counts.repointed()),
                        percent(counts, counts.repointed()),
                        largest(set.moves()),
                        number(counts.detailed()),
                        number(counts.unchanged()));
    }

    private static String largest(List<Move> moves) {
        if (moves.isEmpty()) {
            return "";
        }
        Move most = moves.getFirst();
        return "; %s of them from %s to %s"
                .formatted(number(most.services()), most.from(), most.to());
    }

    private static String percent(Counts counts, int count) {
        return String.format(
                Locale.ROOT, "%.1f %% of %s", counts.percent(count), number(counts.before()));
    }

    private static String services(int count) {
        return number(count) + (count == 1 ? " service" : " services");
    }

    private static String number(int count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
