package org.barsrouter.journal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.barsrouter.journal.RandomFacts;
import org.barsrouter.journal.fact.Batch;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.fact.Letter;
import org.barsrouter.journal.fact.Subject;
import org.barsrouter.journal.history.MessageHistory;
import org.barsrouter.journal.history.Summary;
import org.barsrouter.schemas.id.CorrelationId;
import org.barsrouter.schemas.id.MessageId;
import org.junit.jupiter.api.Test;

/// Replays are thought about a hundred at a time.
class ManyAtATimeTest {

    @Test
    void finds_for_many_what_is_found_for_each() {
        long seed = new Random().nextLong();
        try (JournalDatabase database =
                JournalDatabase.open(
                        new DatabasePlace.Memory(), new JournalIdentity("SANDBOX", "many"))) {
            check(database, seed);
        }
    }

    /// On whatever database.
    static void check(JournalDatabase database, long seed) {
        List<Fact> facts = new RandomFacts(new Random(seed)).messages(200);
        new FactStore(database.source()).apply(new Batch(facts, Map.of()));
        JournalQueries queries = new JournalQueries(database.source());
        Set<CorrelationId> correlations = new HashSet<>();
        Set<String> deliveries = new HashSet<>(Set.of("unknown"));
        Set<MessageId> messages = new HashSet<>();
        facts.forEach(fact -> note(fact, correlations, deliveries, messages));
        Map<CorrelationId, List<MessageHistory>> conversations = new HashMap<>();
        correlations.forEach(one -> conversations.put(one, queries.conversation(one, 3)));
        Map<String, Fact.DeadLettered> letters = new HashMap<>();
        deliveries.forEach(
                one -> queries.deadLetter(one).ifPresent(letter -> letters.put(one, letter)));

        assertThat(lines(queries.conversations(correlations, 3)))
                .as("seed %d", seed)
                .isEqualTo(lines(conversations));
        assertThat(letters).as("seed %d", seed).isNotEmpty();
        assertThat(queries.deadLetters(deliveries)).as("seed %d", seed).isEqualTo(letters);
        Map<MessageId, Fact.DeadLettered> last = last(letters);
        last.keySet().retainAll(messages);
        assertThat(queries.lastDeadLetters(messages)).as("seed %d", seed).isEqualTo(last);
        assertThat(queries.conversations(Set.of(), 3)).isEmpty();
    }

    /// A database is free to say facts of one instant in any order; their line is the same.
    private static Map<CorrelationId, List<Summary>> lines(
            Map<CorrelationId, List<MessageHistory>> conversations) {
        Map<CorrelationId, List<Summary>> lines = new HashMap<>();
        conversations.forEach((correlation, messages) ->
                lines.put(correlation, messages.stream().map(Summary::of).toList()));
        return lines;
    }

    private static void note(
            Fact fact,
            Set<CorrelationId> correlations,
            Set<String> deliveries,
            Set<MessageId> messages) {
        if (fact instanceof Fact.DeadLettered(_, Subject subject, Letter letter)) {
            deliveries.add(letter.id());
            if (subject != null) {
                correlations.add(subject.correlation());
                messages.add(subject.delivery().messageId());
            }
        }
    }

    private static Map<MessageId, Fact.DeadLettered> last(Map<String, Fact.DeadLettered> letters) {
        Map<MessageId, Fact.DeadLettered> last = new HashMap<>();
        for (Fact.DeadLettered letter : letters.values()) {
            Subject subject = letter.subject();
            if (subject != null) {
                last.merge(
                        subject.delivery().messageId(),
                        letter,
                        (one, other) -> generation(one) > generation(other) ? one : other);
            }
        }
        return last;
    }

    private static int generation(Fact.DeadLettered letter) {
        Subject subject = letter.subject();
        return subject == null ? -1 : subject.delivery().generation();
    }
}
