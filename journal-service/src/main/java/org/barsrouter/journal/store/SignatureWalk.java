package org.barsrouter.journal.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.barsrouter.journal.history.Summary;
import org.barsrouter.journal.search.Cursor;
import org.barsrouter.journal.search.Search;
import org.barsrouter.journal.search.Term;
import org.barsrouter.schemas.id.MessageId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Finds messages by several terms: walks down the index of one of them, which tells by its
/// signatures what the others most likely are, and reads only the messages that may fit.
///
/// @param along the term to walk along, which fewest messages share
record SignatureWalk(JdbcTemplate jdbc, Search search, Term along) {
    private static final int MOST_AT_ONCE = 1_000;

    /// The newest that fit.
    ///
    /// @param after only those behind this place
    /// @param most that are found
    List<Summary> find(Optional<Cursor> after, int most) {
        List<Summary> found = new ArrayList<>();
        Optional<Cursor> place = after;
        int block = Math.min(most, MOST_AT_ONCE);
        boolean isOver = false;
        while (!isOver && found.size() < most) {
            List<Cursor> candidates = candidates(place, block);
            fitting(candidates).forEach(found::add);
            isOver = candidates.size() < block;
            place = candidates.isEmpty() ? place : Optional.of(candidates.getLast());
            block = Math.min(2 * block, MOST_AT_ONCE);
        }
        return found.subList(0, Math.min(most, found.size()));
    }

    private List<Cursor> candidates(Optional<Cursor> after, int most) {
        SearchConditions conditions = SearchConditions.along(along, search);
        after.ifPresent(conditions::after);
        return JdbcClient.create(jdbc)
                .sql(
                        "select since_at, message_id from message%s order by %s desc, since_at desc, message_id desc limit %d"
                                .formatted(
                                        conditions.where(), SearchConditions.column(along), most))
                .params(conditions.values())
                .query(SignatureWalk::place)
                .list();
    }

    private static Cursor place(ResultSet row, int number) throws SQLException {
        Columns columns = new Columns(row);
        return new Cursor(columns.instant("since_at"), columns.message());
    }

    /// In their order.
    private List<Summary> fitting(Collection<Cursor> candidates) {
        List<MessageId> ids = candidates.stream().map(Cursor::message).toList();
        Map<MessageId, Summary> read = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.query(
                    "select * from message where message_id = any(?)",
                    statement -> MessageKeys.set(statement, ids),
                    row -> {
                        Summary line = SummaryRows.read(row, 0);
                        read.put(line.identity().message(), line);
                    });
        }
        return ids.stream()
                .flatMap(id -> Optional.ofNullable(read.get(id)).stream())
                .filter(search::fits)
                .toList();
    }
}
