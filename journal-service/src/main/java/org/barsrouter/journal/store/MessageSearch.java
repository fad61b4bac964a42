package org.barsrouter.journal.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.barsrouter.journal.fact.Disposition;
import org.barsrouter.journal.history.Summary;
import org.barsrouter.journal.search.Cursor;
import org.barsrouter.journal.search.Search;
import org.barsrouter.journal.search.SearchRequest;
import org.barsrouter.journal.search.Signature;
import org.barsrouter.journal.search.Term;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Finds messages, the newest first. It walks down the index of the one term that fewest messages
/// share, from where the page begins, and stops when the page is full; so a page costs as much at
/// ten million messages as at ten thousand. Where other terms are asked for, the index tells by a
/// signature which messages cannot fit them. Values reach the database as parameters only.
public final class MessageSearch {
    /// Counting further would cost more than it tells.
    private static final int RARE = 5_000;

    private static final String CAUSES =
            """
            select reason, disposition, host, endpoint_id, count(*) as messages,
                min(last_at) as oldest, max(last_at) as newest
            from (select reason, disposition, host, endpoint_id, last_at%s) as looked
            group by reason, disposition, host, endpoint_id
            order by messages desc, newest desc, reason, host, endpoint_id\
            """;

    private final JdbcTemplate template;
    private final JdbcClient jdbc;

    public MessageSearch(DataSource source) {
        this.template = new JdbcTemplate(source);
        this.jdbc = JdbcClient.create(template);
    }

    /// What a page shows.
    ///
    /// @param next where it ended; empty on the last page
    public record Found(List<Summary> messages, Optional<Cursor> next) {
        public Found {
            messages = List.copyOf(messages);
        }
    }

    /// Messages that a search finds.
    ///
    /// @param more whether there are more than were counted
    public record Counted(int messages, boolean more) {}

    /// Messages that stand alike at the same place.
    ///
    /// @param oldest the earliest instant that something was last heard of one of them
    public record Cause(
            @Nullable String reason,
            @Nullable Disposition disposition,
            @Nullable String host,
            @Nullable String endpointId,
            int messages,
            Instant oldest,
            Instant newest) {}

    public Found find(SearchRequest.Page page) {
        Optional<Term> along = narrowest(page.search());
        List<Summary> found =
                walk(page.search(), along)
                        .map(walk -> walk.find(page.after(), page.limit() + 1))
                        .orElseGet(() -> found(page, along));
        boolean more = found.size() > page.limit();
        List<Summary> shown = more ? found.subList(0, page.limit()) : found;
        return new Found(shown, more ? Optional.of(place(shown.getLast())) : Optional.empty());
    }

    private List<Summary> found(SearchRequest.Page page, Optional<Term> along) {
        SearchConditions conditions = SearchConditions.of(page.search());
        page.after().ifPresent(conditions::after);
        return jdbc.sql("select *" + rows(along, conditions) + (page.limit() + 1))
                .params(conditions.values())
                .query(SummaryRows::read)
                .list();
    }

    /// For searches that a signature helps.
    private Optional<SignatureWalk> walk(Search search, Optional<Term> along) {
        return along.filter(term -> search.terms().size() > 1 && Signature.has(term))
                .map(term -> new SignatureWalk(template, search, term));
    }

    /// Counts what a search finds.
    ///
    /// @param most that are counted
    public Counted count(Search search, int most) {
        Optional<Term> along = narrowest(search);
        int found =
                walk(search, along)
                        .map(walk -> walk.find(Optional.empty(), most + 1).size())
                        .orElseGet(() -> counted(search, along, most + 1));
        return new Counted(Math.min(found, most), found > most);
    }

    private int counted(Search search, Optional<Term> along, int most) {
        SearchConditions conditions = SearchConditions.of(search);
        return jdbc.sql(
                        "select count(*) from (select 1%s%d) as counted"
                                .formatted(rows(along, conditions), most))
                .params(conditions.values())
                .query(Integer.class)
                .single();
    }

    /// Groups what a search finds by why and where, the largest group first.
    ///
    /// @param most messages that are looked at, the newest
    public List<Cause> causes(Search search, int most) {
        Optional<Term> along = narrowest(search);
        return walk(search, along)
                .map(walk -> causes(walk.find(Optional.empty(), most)))
                .orElseGet(() -> grouped(search, along, most));
    }

    private List<Cause> causes(List<Summary> found) {
        return template.query(
                CAUSES.formatted(" from message where message_id = any(?)"),
                statement ->
                        MessageKeys.set(
                                statement,
                                found.stream().map(line -> line.identity().message()).toList()),
                MessageSearch::cause);
    }

    private List<Cause> grouped(Search search, Optional<Term> along, int most) {
        SearchConditions conditions = SearchConditions.of(search);
        return jdbc.sql(CAUSES.formatted(rows(along, conditions) + most))
                .params(conditions.values())
                .query(MessageSearch::cause)
                .list();
    }

    private static Cause cause(ResultSet row, int number) throws SQLException {
        Columns columns = new Columns(row);
        return new Cause(
                columns.optionalText("reason"),
                columns.optionalDisposition("disposition"),
                columns.optionalText("host"),
                columns.optionalText("endpoint_id"),
                columns.number("messages"),
                columns.instant("oldest"),
                columns.instant("newest"));
    }

    /// Everything behind the columns, but for the number of rows at most.
    private static String rows(Optional<Term> along, SearchConditions conditions) {
        String order = along.map(term -> SearchConditions.column(term) + " desc, ").orElse("");
        return " from message%s order by %ssince_at desc, message_id desc limit "
                .formatted(conditions.where(), order);
    }

    private static Cursor place(Summary last) {
        return new Cursor(last.since(), last.identity().message());
    }

    /// The term to walk along; empty when no term narrows anything down.
    private Optional<Term> narrowest(Search search) {
        List<Term> terms = List.copyOf(search.terms().keySet());
        return terms.size() < 2
                ? terms.stream().findFirst()
                : terms.stream()
                        .map(term -> new Share(term, share(search, term)))
                        .min(Comparator.comparingInt(Share::messages))
                        .map(Share::term);
    }

    private record Share(Term term, int messages) {}

    /// How many messages share the value of a term, as far as it matters.
    private int share(Search search, Term term) {
        SearchConditions conditions = new SearchConditions();
        conditions.time(search);
        conditions.term(term, search.terms().getOrDefault(term, ""));
        return jdbc.sql(
                        "select count(*) from (select 1 from message%s limit %d) as counted"
                                .formatted(conditions.where(), RARE))
                .params(conditions.values())
                .query(Integer.class)
                .single();
    }
}
