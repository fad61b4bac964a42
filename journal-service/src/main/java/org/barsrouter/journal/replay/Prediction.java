package org.barsrouter.journal.replay;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.barsrouter.journal.refusal.JournalRefusal;

/// What a replay of many messages would do, without doing it: the decision about each is the one
/// that the replay itself makes. [Predicting] puts it together.
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
}
