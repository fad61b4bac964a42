package org.barsrouter.journal.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/// Every row of the projection, to hold one against another.
public final class AllRows {
    private static final List<String> TABLES =
            List.of(
                    "message",
                    "delivery",
                    "attempt",
                    "ending",
                    "dead_letter",
                    "resolution",
                    "reading");

    private AllRows() {}

    /// Rows as text by table, sorted.
    public static Map<String, List<String>> of(DataSource source) {
        Map<String, List<String>> all = new TreeMap<>();
        for (String table : TABLES) {
            List<String> rows = new ArrayList<>();
            new JdbcTemplate(source)
                    .queryForList("select * from " + table)
                    .forEach(row -> rows.add(new TreeMap<>(row).toString()));
            all.put(table, rows.stream().sorted().toList());
        }
        return all;
    }
}
