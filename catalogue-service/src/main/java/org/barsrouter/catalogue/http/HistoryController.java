package org.barsrouter.catalogue.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.barsrouter.catalogue.change.Event;
import org.barsrouter.catalogue.kafka.EventLog;
import org.barsrouter.catalogue.proposal.ProposalJson;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RestController;

/// Who changed what, when and why: the audit, searched.
@RestController
class HistoryController {
    private static final int MOST = 1_000;

    private final EventLog events;
    private final Current current;

    /// What is searched for; what is absent matches all.
    ///
    /// @param service any identifier of a service
    /// @param template id of an endpoint
    /// @param changeSet id of a change-set
    /// @param actor ODS code or part of a name
    /// @param query text in what was written: an ODS code, a name, a URL, a status
    /// @param since instant, inclusive
    /// @param until instant, exclusive
    /// @param limit 1 to 1,000; the last ones
    record Search(
            @Nullable String service,
            @Nullable String template,
            @Nullable String changeSet,
            @Nullable String actor,
            @Nullable String query,
            @Nullable String since,
            @Nullable String until,
            @Nullable Integer limit) {}

    HistoryController(EventLog events, Current current) {
        this.events = events;
        this.current = current;
    }

    @GetMapping(path = "/catalogue/v1/history", produces = MediaType.APPLICATION_JSON_VALUE)
    String history(@ModelAttribute Search search) {
        int limit = Math.clamp(Optional.ofNullable(search.limit()).orElse(100), 1, MOST);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode all = json.putArray("events");
        List<Event> found = events.last(matching(search), limit);
        found.reversed().forEach(event -> all.add(view(event)));
        return json.toString();
    }

    private Predicate<Event> matching(Search search) {
        Predicate<Event> all = _ -> true;
        String service = search.service();
        if (service != null) {
            String key = key(service);
            all = all.and(event -> event.content().aggregateId().equals(key));
        }
        all = all.and(is(search.template(), event -> event.content().aggregateId()));
        all = all.and(is(search.changeSet(), event -> event.context().changeSetId()));
        String actor = search.actor();
        if (actor != null) {
            all = all.and(event -> has(event.context().actor().toString(), actor));
        }
        String query = search.query();
        if (query != null) {
            all =
                    all.and(event ->
                            has(event.content().before(), query)
                                    || has(event.content().after(), query)
                                    || has(event.context().reason(), query));
        }
        return all.and(within(search));
    }

    private Predicate<Event> within(Search search) {
        Instant since = search.since() == null ? Instant.MIN : current.at(search.since());
        Instant until = search.until() == null ? Instant.MAX : current.at(search.until());
        return event ->
                !event.context().occurredAt().isBefore(since)
                        && event.context().occurredAt().isBefore(until);
    }

    private static Predicate<Event> is(@Nullable String wanted, Function<Event, String> of) {
        return wanted == null ? _ -> true : event -> of.apply(event).equals(wanted);
    }

    private String key(String service) {
        var id = current.target(service).id();
        return current.catalogue().owner(id).orElse(id).key();
    }

    private static boolean has(@Nullable String text, String part) {
        return text != null
                && text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    private static ObjectNode view(Event event) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", event.id());
        json.put("type", event.content().type());
        json.put("aggregate", event.content().aggregateId());
        json.put("version", event.content().version());
        json.put("occurredAt", event.context().occurredAt().toString());
        json.put("effectiveFrom", event.context().effectiveFrom().toString());
        json.set("actor", ProposalJson.actor(event.context().actor()));
        json.put("source", event.context().source());
        json.put("changeSet", event.context().changeSetId());
        put(json, "reason", event.context().reason());
        put(json, "requestId", event.context().requestId());
        put(json, "correlationId", event.context().correlationId());
        raw(json, "before", event.content().before());
        raw(json, "after", event.content().after());
        json.put("hash", event.hash());
        put(json, "previousHash", event.previousHash());
        return json;
    }

    private static void put(ObjectNode json, String name, @Nullable String value) {
        if (value != null) {
            json.put(name, value);
        }
    }

    private static void raw(ObjectNode json, String name, @Nullable String text) {
        if (text != null) {
            json.putRawValue(name, new RawValue(text));
        }
    }
}
