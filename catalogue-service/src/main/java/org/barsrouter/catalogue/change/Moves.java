package org.barsrouter.catalogue.change;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.barsrouter.routing.route.Assignment;

/// Counts who moves where: one supplier taking over from another is one line, not three hundred.
final class Moves {
    private Moves() {}

    /// The largest first.
    ///
    /// @param at when the changes take effect
    static List<Move> of(Collection<Change> changes, Instant at) {
        Map<List<String>, Integer> counts = new HashMap<>();
        changes.stream()
                .filter(change -> change.kind() == Change.Kind.REPOINTED)
                .forEach(change -> counts.merge(pair(change, at), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(e -> new Move(e.getKey().getFirst(), e.getKey().getLast(), e.getValue()))
                .sorted(
                        Comparator.comparingInt(Move::services)
                                .reversed()
                                .thenComparing(Move::from)
                                .thenComparing(Move::to))
                .toList();
    }

    private static List<String> pair(Change change, Instant at) {
        return List.of(
                change.earlier()
                        .flatMap(entry -> entry.during(at))
                        .map(Moves::endpointId)
                        .orElse(""),
                change.after().during(at).map(Moves::endpointId).orElse(""));
    }

    private static String endpointId(Assignment assignment) {
        return assignment.endpoint().id();
    }
}
