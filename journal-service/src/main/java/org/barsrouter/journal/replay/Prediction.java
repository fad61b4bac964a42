package org.barsrouter.journal.replay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.barsrouter.journal.fact.Attempt;
import org.barsrouter.journal.fact.Letter;
import org.barsrouter.journal.history.MessageHistory;
import org.barsrouter.journal.refusal.JournalRefusal;

/// What a replay of many messages would do, without doing it: the decision about each is the one
/// that the replay itself makes.
///
/// @param considered messages looked at
/// @param replayable those that would go
/// @param endpoints where their last delivery was meant to go, the busiest first
/// @param age of what would go; empty when nothing would
/// @param objections to the rest, by code
/// @param mayHaveArrived of those that would go: an attempt ended unknown, so the receiver may say
///   that it has the message already
/// @param duration at the rate that was asked for
public record Prediction(
        int considered,
        int replayable,
        List<Share> endpoints,
        Optional<Age> age,
        List<Objection> objections,
        int mayHaveArrived,
        Duration duration) {

    /// Messages of one endpoint.
    public record Share(String endpointId, int messages) {}

    /// From when to when messages began.
    public record Age(Instant oldest, Instant newest) {}

    /// Why some would not go.
    ///
    /// @param canBeForced whether an operator may override it
    /// @param ids their delivery ids; message ids where there is no dead letter
    public record Objection(JournalRefusal why, boolean canBeForced, List<String> ids) {}

    /// What the replay would be asked for.
    ///
    /// @param perSecond messages, 1 or more
    public record Terms(ReplayWish.Strength strength, int perSecond) {}

    public static Prediction of(Collection<Candidate> candidates, Terms terms) {
        List<ReplayCase> going = new ArrayList<>();
        Map<JournalRefusal, List<String>> objections = new EnumMap<>(JournalRefusal.class);
        for (Candidate candidate : candidates) {
            switch (candidate) {
                case Candidate.Nothing(String id, JournalRefusal why) ->
                        objections.computeIfAbsent(why, _ -> new ArrayList<>()).add(id);
                case Candidate.Dead(ReplayCase replay) -> {
                    switch (ReplayRules.decide(replay, terms.strength())) {
                        case ReplayDecision.Replay _ -> going.add(replay);
                        case ReplayDecision.Refused(JournalRefusal why) ->
                                objections
                                        .computeIfAbsent(why, _ -> new ArrayList<>())
                                        .add(replay.letter().letter().id());
                    }
                }
            }
        }
        return new Prediction(
                candidates.size(),
                going.size(),
                endpoints(going),
                age(going),
                objections.entrySet().stream()
                        .map(one ->
                                new Objection(
                                        one.getKey(),
                                        ReplayRules.canBeForced(one.getKey()),
                                        List.copyOf(one.getValue())))
                        .toList(),
                (int) going.stream().filter(Prediction::mayHaveArrived).count(),
                Duration.ofMillis(1_000L * going.size() / terms.perSecond()));
    }

    private static List<Share> endpoints(List<ReplayCase> going) {
        Map<String, Integer> counts = new TreeMap<>();
        for (ReplayCase replay : going) {
            Letter letter = replay.letter().letter();
            String endpoint = letter.endpointId();
            counts.merge(endpoint == null ? "unknown" : endpoint, 1, Integer::sum);
        }
        return counts.entrySet().stream()
                .map(one -> new Share(one.getKey(), one.getValue()))
                .sorted(Comparator.comparingInt(Share::messages).reversed())
                .toList();
    }

    private static Optional<Age> age(List<ReplayCase> going) {
        List<Instant> begun =
                going.stream()
                        .map(ReplayCase::message)
                        .map(MessageHistory::since)
                        .sorted()
                        .toList();
        return begun.isEmpty()
                ? Optional.empty()
                : Optional.of(new Age(begun.getFirst(), begun.getLast()));
    }

    private static boolean mayHaveArrived(ReplayCase replay) {
        return replay.message().deliveries().stream()
                .flatMap(delivery -> delivery.attempts().stream())
                .map(Attempt::answer)
                .anyMatch(Attempt.Answer::mayHaveArrived);
    }
}
