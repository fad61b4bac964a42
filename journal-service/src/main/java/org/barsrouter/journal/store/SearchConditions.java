package org.barsrouter.journal.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.barsrouter.journal.history.Summary.Sent;
import org.barsrouter.journal.search.Cursor;
import org.barsrouter.journal.search.Search;
import org.barsrouter.journal.search.Signature;
import org.barsrouter.journal.search.Term;

/// What the rows of a search must fulfil, with the values in their order.
final class SearchConditions {
    private static final Map<Term, String> COLUMNS =
            Map.ofEntries(
                    Map.entry(Term.REQUEST_ID, "request_id"),
                    Map.entry(Term.CORRELATION_ID, "correlation_id"),
                    Map.entry(Term.SERVICE, "service_value"),
                    Map.entry(Term.ODS, "ods_code"),
                    Map.entry(Term.HOST, "host"),
                    Map.entry(Term.ENDPOINT, "endpoint_id"),
                    Map.entry(Term.REASON, "reason"),
                    Map.entry(Term.CLIENT, "client_id"),
                    Map.entry(Term.STATUS, "status"),
                    Map.entry(Term.USE_CONTEXT, "use_context"),
                    Map.entry(Term.EVENT, "event"),
                    Map.entry(Term.DISPOSITION, "disposition"),
                    Map.entry(Term.STATE, "state"));

    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    static SearchConditions of(Search search) {
        SearchConditions all = new SearchConditions();
        search.terms().forEach(all::term);
        all.time(search);
        return all;
    }

    /// What the index of one term can tell: its value, the time, and the marks of the other terms.
    static SearchConditions along(Term walked, Search search) {
        SearchConditions all = new SearchConditions();
        all.time(search);
        search.terms()
                .forEach((term, value) -> {
                    if (term == walked) {
                        all.value(term, term == Term.SERVICE ? Sent.serviceValue(value) : value);
                    } else {
                        all.mark(term, value);
                    }
                });
        return all;
    }

    private void mark(Term term, String value) {
        conditions.add(
                "mod(signature / %d, %d) = ?".formatted(Signature.place(term), Signature.MARKS));
        values.add((long) Signature.mark(term, value));
    }

    void term(Term term, String value) {
        if (term == Term.SERVICE && value.indexOf('|') >= 0) {
            add("target = ?", value);
            value(term, Sent.serviceValue(value));
        } else {
            value(term, value);
        }
    }

    private void value(Term term, String value) {
        add(column(term) + " = ?", term == Term.STATUS ? (Object) Integer.valueOf(value) : value);
    }

    void time(Search search) {
        search.from().ifPresent(from -> add("since_at >= ?", timestamp(from)));
        search.until().ifPresent(until -> add("since_at < ?", timestamp(until)));
    }

    void after(Cursor place) {
        Object since = timestamp(place.since());
        add("since_at <= ?", since);
        conditions.add("(since_at < ? or message_id < ?)");
        values.add(since);
        values.add(place.message().value());
    }

    private void add(String condition, Object value) {
        conditions.add(condition);
        values.add(value);
    }

    String where() {
        return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
    }

    List<Object> values() {
        return values;
    }

    static String column(Term term) {
        String column = COLUMNS.get(term);
        if (column == null) {
            throw new IllegalStateException("no column holds the term " + term);
        }
        return column;
    }

    private static Object timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
