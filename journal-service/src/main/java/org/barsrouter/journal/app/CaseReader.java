package org.barsrouter.journal.app;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.history.MessageHistory;
import org.barsrouter.journal.refusal.JournalRefusal;
import org.barsrouter.journal.replay.ReplayCase;
import org.barsrouter.journal.store.JournalQueries;
import org.barsrouter.schemas.id.CorrelationId;
import org.barsrouter.schemas.id.MessageId;

/// Reads what the decisions about replays rest on, for many dead letters in a few queries.
final class CaseReader {
    private static final int CONVERSATION = 1_000;

    private final JournalQueries queries;

    CaseReader(JournalQueries queries) {
        this.queries = queries;
    }

    /// A dead letter, as far as it can be replayed at all.
    sealed interface Looked {
        record At(ReplayCase replay) implements Looked {}

        record Nothing(JournalRefusal why) implements Looked {}
    }

    /// What there is to decide about.
    ///
    /// @param deliveryIds of dead letters
    /// @return what was found of each
    Map<String, Looked> look(Collection<String> deliveryIds) {
        Map<String, Fact.DeadLettered> letters = queries.deadLetters(deliveryIds);
        Map<String, Looked> looked = at(letters.values());
        deliveryIds.forEach(id ->
                looked.putIfAbsent(id, new Looked.Nothing(JournalRefusal.DEAD_LETTER_UNKNOWN)));
        return looked;
    }

    /// The same of letters that were found.
    ///
    /// @return by their delivery ids
    Map<String, Looked> at(Collection<Fact.DeadLettered> letters) {
        Map<CorrelationId, List<MessageHistory>> conversations =
                queries.conversations(correlations(letters), CONVERSATION);
        Map<String, Looked> looked = new HashMap<>();
        for (Fact.DeadLettered letter : letters) {
            looked.put(
                    letter.letter().id(),
                    replayCase(letter, conversations)
                            .<Looked>map(Looked.At::new)
                            .orElseGet(() -> new Looked.Nothing(withoutMessage(letter))));
        }
        return looked;
    }

    private static Set<CorrelationId> correlations(Collection<Fact.DeadLettered> letters) {
        Set<CorrelationId> correlations = new LinkedHashSet<>();
        for (Fact.DeadLettered letter : letters) {
            Optional.ofNullable(letter.subject())
                    .ifPresent(subject -> correlations.add(subject.correlation()));
        }
        return correlations;
    }

    private Optional<ReplayCase> replayCase(
            Fact.DeadLettered letter, Map<CorrelationId, List<MessageHistory>> conversations) {
        return Optional.ofNullable(letter.subject())
                .flatMap(subject -> {
                    List<MessageHistory> conversation =
                            conversations.getOrDefault(subject.correlation(), List.of());
                    return message(subject.delivery().messageId(), conversation)
                            .map(message ->
                                    new ReplayCase(
                                            letter,
                                            message,
                                            conversation,
                                            message.highestGeneration()));
                });
    }

    /// A very long conversation may have been read without it.
    private Optional<MessageHistory> message(MessageId id, List<MessageHistory> conversation) {
        return conversation.stream()
                .filter(message -> message.identity().message().equals(id))
                .findFirst()
                .or(() -> queries.message(id));
    }

    /// A dead letter holds no message when it could not be read, or had expired before.
    static JournalRefusal withoutMessage(Fact.DeadLettered letter) {
        return letter.letter().delivery().isPresent()
                ? JournalRefusal.EXPIRED_FROM_LOG
                : JournalRefusal.POISON_RECORD;
    }
}
