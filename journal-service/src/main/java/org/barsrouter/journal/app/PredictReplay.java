package org.barsrouter.journal.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.barsrouter.journal.fact.Batch.TopicSlice;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.fact.RecordPosition;
import org.barsrouter.journal.history.MessageHistory;
import org.barsrouter.journal.history.Summary;
import org.barsrouter.journal.kafka.LogExtents;
import org.barsrouter.journal.refusal.JournalRefusal;
import org.barsrouter.journal.replay.Candidate;
import org.barsrouter.journal.replay.Prediction;
import org.barsrouter.journal.replay.ReplayCase;
import org.barsrouter.journal.search.Cursor;
import org.barsrouter.journal.search.Search;
import org.barsrouter.journal.search.SearchRequest;
import org.barsrouter.journal.store.JournalQueries;
import org.barsrouter.journal.store.MessageSearch;
import org.barsrouter.journal.store.RebuildStore.Extent;
import org.barsrouter.schemas.id.CorrelationId;

/// Predicts what a replay of everything that a search finds would do. It appends nothing.
public final class PredictReplay {
    /// Messages looked at, at most.
    public static final int MOST = 10_000;

    private static final int PAGE = 500;
    private static final int CONVERSATION = 1_000;

    private final MessageSearch search;
    private final JournalQueries queries;
    private final LogExtents log;

    PredictReplay(MessageSearch search, JournalQueries queries, LogExtents log) {
        this.search = search;
        this.queries = queries;
        this.log = log;
    }

    /// What came of it.
    public sealed interface Outcome {
        /// Predicted.
        ///
        /// @param more whether the search finds more than was looked at
        record Predicted(Prediction prediction, boolean more) implements Outcome {}

        /// Kafka did not say what it still holds.
        record OutOfReach() implements Outcome {}
    }

    public Outcome predict(Search terms, Prediction.Terms wish) {
        Optional<Map<TopicSlice, Extent>> extents = log.read();
        if (extents.isEmpty()) {
            return new Outcome.OutOfReach();
        }
        List<Candidate> candidates = new ArrayList<>();
        Optional<Cursor> after = Optional.empty();
        do {
            MessageSearch.Found found = search.find(new SearchRequest.Page(terms, PAGE, after));
            candidates.addAll(candidates(found.messages(), extents.get()));
            after = found.next();
        } while (after.isPresent() && candidates.size() < MOST);
        return new Outcome.Predicted(Prediction.of(candidates, wish), after.isPresent());
    }

    private List<Candidate> candidates(List<Summary> lines, Map<TopicSlice, Extent> log) {
        Map<CorrelationId, List<MessageHistory>> conversations = new HashMap<>();
        List<Candidate> candidates = new ArrayList<>();
        for (Summary line : lines) {
            List<MessageHistory> conversation =
                    conversations.computeIfAbsent(
                            line.identity().correlation(),
                            id -> queries.conversation(id, CONVERSATION));
            candidates.add(
                    conversation.stream()
                            .filter(other ->
                                    other.identity().message().equals(line.identity().message()))
                            .findFirst()
                            .map(message -> candidate(message, conversation, log))
                            .orElseGet(() -> nothing(line.identity().message())));
        }
        return candidates;
    }

    private Candidate candidate(
            MessageHistory message,
            List<MessageHistory> conversation,
            Map<TopicSlice, Extent> log) {
        Optional<Fact.DeadLettered> found =
                message.deliveries().reversed().stream()
                        .flatMap(delivery -> queries.deadLetter(delivery.id().toString()).stream())
                        .findFirst();
        if (found.isEmpty()) {
            return nothing(message.identity().message());
        }
        Fact.DeadLettered letter = found.get();
        if (isGone(letter.at(), log)) {
            return new Candidate.Nothing(letter.letter().id(), JournalRefusal.EXPIRED_FROM_LOG);
        }
        return new Candidate.Dead(
                new ReplayCase(letter, message, conversation, message.highestGeneration()));
    }

    private static boolean isGone(RecordPosition at, Map<TopicSlice, Extent> log) {
        Extent extent = log.get(new TopicSlice(at.topic(), at.partition()));
        return extent == null || at.offset() < extent.first();
    }

    private static Candidate nothing(Object message) {
        return new Candidate.Nothing(message.toString(), JournalRefusal.DEAD_LETTER_UNKNOWN);
    }
}
