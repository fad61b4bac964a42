package org.barsrouter.journal.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.barsrouter.journal.refusal.JournalRefusal;

/// Collects why messages would not be replayed.
final class Objections {
    private final Map<Why, List<String>> ids =
            new TreeMap<>(Comparator.comparing(Why::refusal).thenComparing(Why::run));

    /// @param run the run that has the messages; empty for every other reason
    private record Why(JournalRefusal refusal, String run) {}

    void add(JournalRefusal why, String id) {
        ids.computeIfAbsent(new Why(why, ""), _ -> new ArrayList<>()).add(id);
    }

    void held(String run, String id) {
        ids.computeIfAbsent(new Why(JournalRefusal.IN_A_RUN, run), _ -> new ArrayList<>()).add(id);
    }

    List<Prediction.Objection> list() {
        return ids.entrySet().stream()
                .map(one ->
                        new Prediction.Objection(
                                one.getKey().refusal(),
                                Optional.of(one.getKey().run()).filter(run -> !run.isEmpty()),
                                ReplayRules.canBeForced(one.getKey().refusal()),
                                List.copyOf(one.getValue())))
                .toList();
    }
}
