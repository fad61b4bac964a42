package org.barsrouter.journal.store;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.barsrouter.journal.history.Summary;
import org.barsrouter.journal.search.Cursor;
import org.barsrouter.journal.search.Search;
import org.barsrouter.journal.search.SearchRequest;
import org.barsrouter.journal.search.Term;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Finds messages, the newest first. It walks down the index of the one term that fewest messages
/// share, from where the page begins, and stops when the page is full; so a page costs as much at
/// ten million messages as at ten thousand. Values reach the database as parameters only.
public final class MessageSearch {
    /// Counting further would cost more than it tells.
    private static final int RARE = 5_000;

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

    private final JdbcClient jdbc;

    public MessageSearch(DataSource source) {
        this.jdbc = JdbcClient.create(source);
    }

    /// What a page shows.
    ///
    /// @param next where it ended; empty on the last page
    public record Found(List<Summary> messages, Optional<Cursor> next) {
        public Found {
            messages = List.copyOf(messages);
        }
    }

    public Found find(SearchRequest.Page page) {
        Search search = page.search();
        Optional<String> index = narrowest(search);
        Conditions conditions = Conditions.of(search);
        page.after().ifPresent(conditions::after);
        String order = index.map(column -> column + " desc, ").orElse("");
        List<Summary> found =
                jdbc.sql(
                                "select * from message"
                                        + conditions.where()
                                        + " order by "
                                        + order
                                        + "since_at desc, message_id desc limit "
                                        + (page.limit() + 1))
                        .params(conditions.values)
                        .query(SummaryRows::read)
                        .list();
        boolean more = found.size() > page.limit();
        List<Summary> shown = more ? found.subList(0, page.limit()) : found;
        return new Found(shown, more ? Optional.of(place(shown.getLast())) : Optional.empty());
    }

    private static Cursor place(Summary last) {
        return new Cursor(last.since(), last.identity().message());
    }

    /// The column to walk along; empty when no term narrows anything down.
    private Optional<String> narrowest(Search search) {
        List<Term> terms = List.copyOf(search.terms().keySet());
        return (terms.size() < 2
                        ? terms.stream().findFirst()
                        : terms.stream().min(Comparator.comparingInt(term -> share(search, term))))
                .map(MessageSearch::column);
    }

    /// How many messages share the value of a term, as far as it matters.
    private int share(Search search, Term term) {
        Conditions conditions = new Conditions();
        conditions.time(search);
        conditions.term(term, search.terms().getOrDefault(term, ""));
        return jdbc.sql(
                        "select count(*) from (select 1 from message%s limit %d) as counted"
                                .formatted(conditions.where(), RARE))
                .params(conditions.values)
                .query(Integer.class)
                .single();
    }

    private static String column(Term term) {
        String column = COLUMNS.get(term);
        if (column == null) {
            throw new IllegalStateException("no column holds the term " + term);
        }
        return column;
    }

    /// What the rows must fulfil, with the values in their order.
    private static final class Conditions {
        private final List<String> conditions = new ArrayList<>();
        private final List<Object> values = new ArrayList<>();

        static Conditions of(Search search) {
            Conditions all = new Conditions();
            search.terms().forEach(all::term);
            all.time(search);
            return all;
        }

        private void term(Term term, String value) {
            int bar = value.lastIndexOf('|');
            if (term == Term.SERVICE && bar >= 0) {
                add("target = ?", value);
                add("service_value = ?", value.substring(bar + 1));
            } else {
                add(
                        column(term) + " = ?",
                        term == Term.STATUS ? (Object) Integer.valueOf(value) : value);
            }
        }

        private void time(Search search) {
            search.from().ifPresent(from -> add("since_at >= ?", timestamp(from)));
            search.until().ifPresent(until -> add("since_at < ?", timestamp(until)));
        }

        private void after(Cursor place) {
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

        private String where() {
            return conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        }

        private static Object timestamp(Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        }
    }
}
