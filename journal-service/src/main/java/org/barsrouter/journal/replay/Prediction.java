package org.barsrouter.journal.replay;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.barsrouter.journal.fact.Attempt;
import org.barsrouter.journal.history.MessageHistory;
import org.barsrouter.journal.refusal.JournalRefusal;
import org.barsrouter.schemas.id.MessageId;

/// What a replay of many messages would do, without doing it: the decision about each is the one
/// that the replay itself makes.
///
/// @param considered messages looked at
/// @param items what would go, the oldest message first
/// @param endpoints where their last delivery was meant to go, the busiest first
/// @param moves those of them that the catalogue sends elsewhere now
/// @param age of what would go; empty when nothing would
/// @param objections to the rest, by code
/// @param mayHaveArrived of those that would go: an attempt ended unknown, so the receiver may say
///   that it has the message already
/// @param terms what was asked for
public record Prediction(
        int considered,
        List<ReplayDecision.Replay> items,
        List<Share> endpoints,
        List<Move> moves,
        Optional<Age> age,
        List<Objection> objections,
        int mayHaveArrived,
        Terms terms) {

    /// Messages of one endpoint.
    public record Share(String endpointId, int messages) {}

    /// Messages whose route is another now.
    ///
    /// @param from endpoint of their last delivery, or `unknown`
    /// @param to endpoint that they would go to now, or why nowhere
    public record Move(String from, String to, int messages) {}

    /// From when to when messages began.
    public record Age(Instant oldest, Instant newest) {}

    /// Why some would not go.
    ///
    /// @param run the run that has them, where one has
    /// @param canBeForced whether an operator may override it
    /// @param ids their delivery ids; message ids where there is no dead letter
    public record Objection(
            JournalRefusal why, Optional<String> run, boolean canBeForced, List<String> ids) {}

    /// What the replay would be asked for.
    ///
    /// @param perSecond messages, 1 or more
    public record Terms(ReplayWish.Strength strength, int perSecond) {}

    public Prediction {
        items = List.copyOf(items);
    }

    /// Predicts.
    ///
    /// @param routes where the catalogue sends messages now
    public static Prediction of(Collection<Candidate> candidates, Terms terms, RoutesNow routes) {
        Objections objections = new Objections();
        List<ReplayCase> dead = new ArrayList<>();
        for (Candidate candidate : candidates) {
            switch (candidate) {
                case Candidate.Nothing(String id, JournalRefusal why) -> objections.add(why, id);
                case Candidate.Held(String id, String run) -> objections.held(run, id);
                case Candidate.Dead(ReplayCase replay) -> dead.add(replay);
            }
        }
        dead.sort(
                Comparator.comparing((ReplayCase one) -> one.message().since())
                        .thenComparing(one -> one.letter().letter().id()));
        List<Going> going = going(dead, terms, objections);
        List<ReplayCase> cases = going.stream().map(Going::replay).toList();
        return new Prediction(
                candidates.size(),
                going.stream().map(Going::decision).toList(),
                endpoints(cases),
                moves(cases, routes),
                age(cases),
                objections.list(),
                (int) cases.stream().filter(Prediction::mayHaveArrived).count(),
                terms);
    }

    /// How long it takes at the rate asked for.
    public Duration duration() {
        return Duration.ofMillis(1_000L * items.size() / terms.perSecond());
    }

    /// A mark of what would be done: whoever orders it gives the mark back, so that nothing is done
    /// that has not been looked at.
    public String mark() {
        StringBuilder all = new StringBuilder(terms.strength().name());
        items.forEach(item -> all.append('\n').append(item.next()));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(all.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 5);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private record Going(ReplayCase replay, ReplayDecision.Replay decision) {}

    /// From the newest to the oldest: a later message that goes itself, after it, has not overtaken
    /// an earlier one.
    private static List<Going> going(
            List<ReplayCase> oldestFirst, Terms terms, Objections objections) {
        List<Going> going = new ArrayList<>();
        Set<MessageId> together = new HashSet<>();
        for (ReplayCase replay : oldestFirst.reversed()) {
            switch (ReplayRules.decide(replay.with(together), terms.strength())) {
                case ReplayDecision.Replay decision -> {
                    going.add(new Going(replay, decision));
                    together.add(replay.message().identity().message());
                }
                case ReplayDecision.Refused(JournalRefusal why) ->
                        objections.add(why, replay.letter().letter().id());
            }
        }
        return going.reversed();
    }

    private static List<Share> endpoints(List<ReplayCase> going) {
        Map<String, Integer> counts = new TreeMap<>();
        going.forEach(replay -> counts.merge(endpoint(replay), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(one -> new Share(one.getKey(), one.getValue()))
                .sorted(Comparator.comparingInt(Share::messages).reversed())
                .toList();
    }

    private static String endpoint(ReplayCase replay) {
        String endpoint = replay.letter().letter().endpointId();
        return endpoint == null ? "unknown" : endpoint;
    }

    private static List<Move> moves(List<ReplayCase> going, RoutesNow routes) {
        Map<Move, Integer> counts =
                new TreeMap<>(Comparator.comparing(Move::from).thenComparing(Move::to));
        Map<String, Optional<String>> known = new HashMap<>();
        for (ReplayCase replay : going) {
            String from = endpoint(replay);
            replay.message()
                    .accepted()
                    .map(accepted -> accepted.submission().request().target())
                    .flatMap(target -> known.computeIfAbsent(target, routes::of))
                    .filter(to -> !to.equals(from))
                    .ifPresent(to -> counts.merge(new Move(from, to, 0), 1, Integer::sum));
        }
        return counts.entrySet().stream()
                .map(one -> new Move(one.getKey().from(), one.getKey().to(), one.getValue()))
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
