package org.barsrouter.journal.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.barsrouter.journal.config.JournalProperties;
import org.barsrouter.journal.fact.Disposition;
import org.barsrouter.journal.fact.Sender;
import org.barsrouter.journal.history.Conclusion;
import org.barsrouter.journal.history.MessageHistory;
import org.barsrouter.journal.kafka.ReadingState;
import org.barsrouter.journal.kafka.ReadingState.Lag;
import org.barsrouter.journal.refusal.JournalRefusal;
import org.barsrouter.journal.store.JournalQueries;
import org.barsrouter.journal.story.ConversationStory;
import org.barsrouter.journal.story.MessageStory;
import org.barsrouter.schemas.id.CorrelationId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Answers what happened to a message or a conversation, and how far the journal has read.
@RestController
@RequestMapping("/journal/v1")
class MessageController {
    private final JournalQueries queries;
    private final ReadingState state;
    private final int conversationLimit;

    MessageController(JournalQueries queries, ReadingState state, JournalProperties properties) {
        this.queries = queries;
        this.state = state;
        this.conversationLimit = properties.conversationLimit();
    }

    /// The short answer that ingress gives a deferred message's sender.
    record StatusView(
            MessageView.State state,
            @Nullable String clientId,
            @Nullable String odsCode,
            @Nullable Disposition disposition,
            String sentence) {

        static StatusView of(MessageHistory message) {
            Optional<Sender> sender = message.accepted().map(a -> a.submission().sender());
            Optional<Conclusion> end = message.conclusion();
            return new StatusView(
                    end.isPresent() ? MessageView.State.ENDED : MessageView.State.OPEN,
                    sender.map(Sender::clientId).orElse(null),
                    sender.map(Sender::odsCode).orElse(null),
                    end.map(Conclusion::disposition).orElse(null),
                    MessageStory.state(message));
        }
    }

    /// How far behind the topics the journal is.
    record LagView(long records, double seconds, String reading, Map<String, Long> partitions) {}

    @GetMapping("/conversations/{correlationId}")
    ResponseEntity<Object> conversation(@PathVariable String correlationId) {
        List<MessageHistory> messages =
                queries.conversation(new CorrelationId(correlationId), conversationLimit);
        return messages.isEmpty()
                ? Problems.unknown(JournalRefusal.CONVERSATION_UNKNOWN, state.lag())
                : ResponseEntity.ok(
                        ConversationView.of(correlationId, ConversationStory.tell(messages)));
    }

    @GetMapping("/messages/{messageId}")
    ResponseEntity<Object> message(@PathVariable String messageId) {
        return find(messageId)
                .<ResponseEntity<Object>>map(found -> ResponseEntity.ok(MessageView.of(found)))
                .orElseGet(this::unknown);
    }

    @GetMapping("/messages/{messageId}/status")
    ResponseEntity<Object> status(@PathVariable String messageId) {
        return find(messageId)
                .<ResponseEntity<Object>>map(found -> ResponseEntity.ok(StatusView.of(found)))
                .orElseGet(this::unknown);
    }

    @GetMapping("/lag")
    LagView lag() {
        Lag lag = state.lag();
        Map<String, Long> partitions = new TreeMap<>();
        state.lags()
                .forEach((slice, records) ->
                        partitions.put(slice.topic() + "-" + slice.partition(), records));
        return new LagView(
                lag.records(), lag.time().toMillis() / 1000.0, state.phase().name(), partitions);
    }

    private Optional<MessageHistory> find(String text) {
        return MessageIds.parse(text).flatMap(queries::message);
    }

    private ResponseEntity<Object> unknown() {
        return Problems.unknown(JournalRefusal.MESSAGE_UNKNOWN, state.lag());
    }
}
