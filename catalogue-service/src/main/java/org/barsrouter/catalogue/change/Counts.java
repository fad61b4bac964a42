package org.barsrouter.catalogue.change;

import java.util.Collection;

/// How much a change-set changes.
///
/// @param before services with an endpoint before it
/// @param unchanged services that it does not touch
public record Counts(
        int before, int added, int removed, int repointed, int detailed, int unchanged) {

    static Counts of(int before, Collection<Change> changes) {
        int added = count(changes, Change.Kind.ADDED);
        int removed = count(changes, Change.Kind.REMOVED);
        int repointed = count(changes, Change.Kind.REPOINTED);
        int detailed = count(changes, Change.Kind.DETAILED);
        return new Counts(
                before,
                added,
                removed,
                repointed,
                detailed,
                before - removed - repointed - detailed);
    }

    private static int count(Collection<Change> changes, Change.Kind kind) {
        return Math.toIntExact(changes.stream().filter(c -> c.kind() == kind).count());
    }

    /// Share of the services before, in percent; 0 when there were none.
    public double percent(int count) {
        return before == 0 ? 0 : 100.0 * count / before;
    }

    public boolean changesNothing() {
        return added + removed + repointed + detailed == 0;
    }
}
