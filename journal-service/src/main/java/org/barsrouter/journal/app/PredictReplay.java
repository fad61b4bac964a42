package org.barsrouter.journal.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.barsrouter.journal.app.CaseReader.Looked;
import org.barsrouter.journal.fact.Batch.TopicSlice;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.fact.RecordPosition;
import org.barsrouter.journal.history.MessageHistory;
import org.barsrouter.journal.history.MessageHistory.Identity;
import org.barsrouter.journal.history.Summary;
import org.barsrouter.journal.kafka.LogExtents;
import org.barsrouter.journal.refusal.JournalRefusal;
import org.barsrouter.journal.replay.Candidate;
import org.barsrouter.journal.replay.Predicting;
import org.barsrouter.journal.replay.Prediction;
import org.barsrouter.journal.replay.ReplayCase;
import org.barsrouter.journal.replay.RoutesNow;
import org.barsrouter.journal.replay.Selection;
import org.barsrouter.journal.search.Cursor;
import org.barsrouter.journal.search.Search;
import org.barsrouter.journal.search.SearchRequest;
import org.barsrouter.journal.store.JournalQueries;
import org.barsrouter.journal.store.MessageSearch;
import org.barsrouter.journal.store.RebuildStore.Extent;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.id.MessageId;
import org.jspecify.annotations.Nullable;

/// Predicts what a replay of everything that was selected would do. It appends nothing.
public final class PredictReplay {
    /// Messages looked at, at most.
    public static final int MOST = 10_000;

    private static final int PAGE = 500;

    /// Messages that are thought about at once, with their conversations.
    private static final int AT_ONCE = 100;

    private final MessageSearch search;
    private final JournalQueries queries;
    private final CaseReader cases;
    private final LogExtents log;
    private final ReplayRuns runs;
    private final RoutesNow routes;

    PredictReplay(
            MessageSearch search,
            JournalQueries queries,
            CaseReader cases,
            LogExtents log,
            ReplayRuns runs,
            RoutesNow routes) {
        this.search = search;
        this.queries = queries;
        this.cases = cases;
        this.log = log;
        this.runs = runs;
        this.routes = routes;
    }

    /// What came of it.
    public sealed interface Outcome {
        /// Predicted.
        ///
        /// @param more whether more was selected than was looked at
        record Predicted(Prediction prediction, boolean more) implements Outcome {}

        /// Kafka did not say what it still holds.
        record OutOfReach() implements Outcome {}
    }

    /// What was selected.
    ///
    /// @param messages that are known, once each
    /// @param nothing what can be told from the selection alone not to be replayed
    private record Selected(
            Map<MessageId, Identity> messages, List<Candidate> nothing, boolean more) {

        static Selected none() {
            return new Selected(new LinkedHashMap<>(), new ArrayList<>(), false);
        }

        void add(Identity identity) {
            messages.putIfAbsent(identity.message(), identity);
        }

        Selected cut(boolean isMore) {
            return new Selected(messages, nothing, isMore);
        }
    }

    public Outcome predict(Selection selection, Prediction.Terms wish) {
        Optional<Map<TopicSlice, Extent>> extents = log.read();
        if (extents.isEmpty()) {
            return new Outcome.OutOfReach();
        }
        Selected selected =
                switch (selection) {
                    case Selection.Searched(Search terms) -> searched(terms);
                    case Selection.Named(List<String> ids) -> named(ids);
                    case Selection.Letters letters -> letters(letters);
                };
        Predicting predicting = new Predicting(wish);
        selected.nothing().forEach(predicting::add);
        List<Identity> messages = List.copyOf(selected.messages().values());
        for (int from = 0; from < messages.size(); from += AT_ONCE) {
            List<Identity> some = messages.subList(from, Math.min(messages.size(), from + AT_ONCE));
            candidates(some, extents.get()).forEach(predicting::add);
        }
        return new Outcome.Predicted(predicting.prediction(routes), selected.more());
    }

    private Selected searched(Search terms) {
        Selected selected = Selected.none();
        Optional<Cursor> after = Optional.empty();
        do {
            MessageSearch.Found found = search.find(new SearchRequest.Page(terms, PAGE, after));
            found.messages().stream().map(Summary::identity).forEach(selected::add);
            after = found.next();
        } while (after.isPresent() && selected.messages().size() < MOST);
        return selected.cut(after.isPresent());
    }

    private Selected named(List<String> ids) {
        Selected selected = Selected.none();
        for (String id : ids) {
            message(id)
                    .ifPresentOrElse(
                            message -> selected.add(message.identity()),
                            () -> selected.nothing().add(nothing(id)));
        }
        return selected;
    }

    /// By message id or delivery id; a poison record has neither.
    private Optional<MessageHistory> message(String id) {
        try {
            MessageId message =
                    id.indexOf('.') < 0 ? MessageId.parse(id) : DeliveryId.parse(id).messageId();
            return queries.message(message);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Selected letters(Selection.Letters letters) {
        Selected selected = Selected.none();
        List<Fact.DeadLettered> found = queries.deadLetters(letters, MOST + 1);
        for (Fact.DeadLettered letter : found.subList(0, Math.min(MOST, found.size()))) {
            Optional.ofNullable(letter.subject())
                    .map(subject ->
                            new Identity(
                                    subject.delivery().messageId(),
                                    subject.correlation(),
                                    subject.request()))
                    .ifPresentOrElse(
                            selected::add, () -> selected.nothing().add(withoutMessage(letter)));
        }
        return selected.cut(found.size() > MOST);
    }

    private static Candidate withoutMessage(Fact.DeadLettered letter) {
        return new Candidate.Nothing(letter.letter().id(), CaseReader.withoutMessage(letter));
    }

    private List<Candidate> candidates(List<Identity> messages, Map<TopicSlice, Extent> log) {
        List<Candidate> candidates = new ArrayList<>();
        List<MessageId> free = new ArrayList<>();
        for (Identity identity : messages) {
            runs.holder(identity.message())
                    .ifPresentOrElse(
                            run ->
                                    candidates.add(
                                            new Candidate.Held(
                                                    identity.message().toString(), run.value())),
                            () -> free.add(identity.message()));
        }
        Map<MessageId, Fact.DeadLettered> letters = queries.lastDeadLetters(free);
        Map<String, Looked> looked = cases.at(letters.values());
        for (MessageId message : free) {
            Fact.DeadLettered letter = letters.get(message);
            candidates.add(
                    letter == null
                            ? new Candidate.Nothing(
                                    message.toString(), JournalRefusal.DEAD_LETTER_UNKNOWN)
                            : candidate(letter, looked.get(letter.letter().id()), log));
        }
        return candidates;
    }

    private static Candidate candidate(
            Fact.DeadLettered letter, @Nullable Looked looked, Map<TopicSlice, Extent> log) {
        String id = letter.letter().id();
        return switch (looked) {
            case Looked.At _ when isGone(letter.at(), log) ->
                    new Candidate.Nothing(id, JournalRefusal.EXPIRED_FROM_LOG);
            case Looked.At(ReplayCase replay) -> new Candidate.Dead(replay);
            case Looked.Nothing(JournalRefusal why) -> new Candidate.Nothing(id, why);
            case null -> throw new IllegalStateException("a dead letter was not answered for");
        };
    }

    private static boolean isGone(RecordPosition at, Map<TopicSlice, Extent> log) {
        Extent extent = log.get(new TopicSlice(at.topic(), at.partition()));
        return extent == null || at.offset() < extent.first();
    }

    private static Candidate nothing(Object id) {
        return new Candidate.Nothing(id.toString(), JournalRefusal.DEAD_LETTER_UNKNOWN);
    }
}
