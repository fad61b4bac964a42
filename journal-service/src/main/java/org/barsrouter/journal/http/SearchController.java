package org.barsrouter.journal.http;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.barsrouter.journal.fact.Disposition;
import org.barsrouter.journal.history.MessageState;
import org.barsrouter.journal.history.Summary;
import org.barsrouter.journal.kafka.ReadingState;
import org.barsrouter.journal.refusal.JournalRefusal;
import org.barsrouter.journal.search.SearchRequest;
import org.barsrouter.journal.store.MessageSearch;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Finds messages by what a caller knows of them, the newest first, and says how many there are.
@RestController
class SearchController {
    /// Counting further would take more time than anybody waits for.
    private static final int COUNTED = 10_000;

    private final MessageSearch messages;
    private final ReadingState state;

    SearchController(MessageSearch messages, ReadingState state) {
        this.messages = messages;
        this.state = state;
    }

    /// @param next what to give as `after` for the next page; null on the last one
    /// @param behind records that the journal has not read yet: what they say is not in it
    record Page(List<Line> messages, @Nullable String next, long behind) {}

    /// One message. What is not known is null.
    record Line(
            String messageId,
            String correlationId,
            String requestId,
            MessageState state,
            @Nullable Disposition disposition,
            @Nullable Integer status,
            @Nullable String reason,
            @Nullable String kind,
            @Nullable String mode,
            @Nullable String clientId,
            @Nullable String odsCode,
            @Nullable String target,
            @Nullable String event,
            @Nullable String useContext,
            @Nullable String host,
            @Nullable String endpointId,
            int generation,
            int attempts,
            Instant since,
            Instant lastAt) {

        static Line of(Summary line) {
            Summary.Sent sent = line.sent();
            return new Line(
                    line.identity().message().toString(),
                    line.identity().correlation().value(),
                    line.identity().request().value(),
                    line.standing().state(),
                    line.standing().disposition(),
                    line.standing().status(),
                    line.standing().reason(),
                    sent == null ? null : sent.kind().name(),
                    sent == null ? null : sent.mode().name(),
                    sent == null ? null : sent.sender().clientId(),
                    sent == null ? null : sent.sender().odsCode(),
                    sent == null ? null : sent.target(),
                    sent == null ? null : sent.event(),
                    sent == null ? null : sent.useContext(),
                    line.trace().host(),
                    line.trace().endpointId(),
                    line.trace().generation(),
                    line.trace().attempts(),
                    line.since(),
                    line.lastAt());
        }
    }

    /// How many messages a search finds, by why and where.
    ///
    /// @param looked the newest, which are grouped
    /// @param more whether there are more
    record Causes(int looked, boolean more, List<MessageSearch.Cause> causes) {}

    @GetMapping("/journal/v1/messages")
    ResponseEntity<Object> find(@RequestParam MultiValueMap<String, String> parameters) {
        return answered(
                parameters,
                page -> {
                    MessageSearch.Found found = messages.find(page);
                    return new Page(
                            found.messages().stream().map(Line::of).toList(),
                            found.next().map(place -> place.text(page.search())).orElse(null),
                            state.lag().records());
                });
    }

    @GetMapping("/journal/v1/messages/count")
    ResponseEntity<Object> count(@RequestParam MultiValueMap<String, String> parameters) {
        return answered(parameters, page -> messages.count(page.search(), COUNTED));
    }

    @GetMapping("/journal/v1/messages/causes")
    ResponseEntity<Object> causes(@RequestParam MultiValueMap<String, String> parameters) {
        return answered(
                parameters,
                page -> {
                    List<MessageSearch.Cause> causes = messages.causes(page.search(), COUNTED);
                    int looked = causes.stream().mapToInt(MessageSearch.Cause::messages).sum();
                    return new Causes(
                            looked,
                            looked == COUNTED && messages.count(page.search(), COUNTED).more(),
                            causes);
                });
    }

    private static ResponseEntity<Object> answered(
            MultiValueMap<String, String> parameters, Function<SearchRequest.Page, Object> answer) {
        return switch (SearchRequest.read(parameters)) {
            case SearchRequest.Wrong(String sentence) ->
                    Problems.of(JournalRefusal.REQUEST_INVALID, sentence);
            case SearchRequest.Page page -> ResponseEntity.ok(answer.apply(page));
        };
    }
}
