package org.barsrouter.journal.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.barsrouter.journal.refusal.JournalRefusal;
import org.barsrouter.schemas.id.MessageId;

/// Puts a [Prediction] together, one candidate after the other in any order. It keeps little of
/// each, so that whoever reads them may forget them page by page.
public final class Predicting {
    private final Prediction.Terms terms;
    private final Objections objections = new Objections();
    private final List<Weighed> dead = new ArrayList<>();
    private int considered;

    public Predicting(Prediction.Terms terms) {
        this.terms = terms;
    }

    public void add(Candidate candidate) {
        considered++;
        switch (candidate) {
            case Candidate.Nothing(String id, JournalRefusal why) -> objections.add(why, id);
            case Candidate.Held(String id, String run) -> objections.held(run, id);
            case Candidate.Dead(ReplayCase replay) ->
                    dead.add(Weighed.of(replay, terms.strength()));
        }
    }

    /// Predicts, once everything has been added.
    ///
    /// @param routes where the catalogue sends messages now
    public Prediction prediction(RoutesNow routes) {
        dead.sort(Comparator.comparing(Weighed::since).thenComparing(Weighed::letter));
        List<Going> going = going();
        List<Weighed> weighed = going.stream().map(Going::weighed).toList();
        return new Prediction(
                considered,
                going.stream().map(Going::decision).toList(),
                endpoints(weighed),
                moves(weighed, routes),
                age(weighed),
                objections.list(),
                (int) weighed.stream().filter(Weighed::mayHaveArrived).count(),
                terms);
    }

    private record Going(Weighed weighed, ReplayDecision.Replay decision) {}

    /// From the newest to the oldest: a later message that goes itself, after it, has not overtaken
    /// an earlier one.
    private List<Going> going() {
        List<Going> going = new ArrayList<>();
        Set<MessageId> together = new HashSet<>();
        for (Weighed one : dead.reversed()) {
            switch (one.among(together)) {
                case ReplayDecision.Replay decision -> {
                    going.add(new Going(one, decision));
                    together.add(decision.old().messageId());
                }
                case ReplayDecision.Refused(JournalRefusal why) ->
                        objections.add(why, one.letter());
            }
        }
        return going.reversed();
    }

    private static List<Prediction.Share> endpoints(List<Weighed> going) {
        Map<String, Integer> counts = new TreeMap<>();
        going.forEach(one -> counts.merge(one.endpoint(), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(one -> new Prediction.Share(one.getKey(), one.getValue()))
                .sorted(Comparator.comparingInt(Prediction.Share::messages).reversed())
                .toList();
    }

    private static List<Prediction.Move> moves(List<Weighed> going, RoutesNow routes) {
        Map<Prediction.Move, Integer> counts =
                new TreeMap<>(
                        Comparator.comparing(Prediction.Move::from)
                                .thenComparing(Prediction.Move::to));
        Map<String, Optional<String>> known = new HashMap<>();
        for (Weighed one : going) {
            one.target()
                    .flatMap(target -> known.computeIfAbsent(target, routes::of))
                    .filter(to -> !to.equals(one.endpoint()))
                    .ifPresent(to ->
                            counts.merge(
                                    new Prediction.Move(one.endpoint(), to, 0), 1, Integer::sum));
        }
        return counts.entrySet().stream()
                .map(one ->
                        new Prediction.Move(one.getKey().from(), one.getKey().to(), one.getValue()))
                .toList();
    }

    private static Optional<Prediction.Age> age(List<Weighed> oldestFirst) {
        return oldestFirst.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Prediction.Age(
                                oldestFirst.getFirst().since(), oldestFirst.getLast().since()));
    }
}
