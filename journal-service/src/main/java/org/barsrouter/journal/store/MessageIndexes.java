package org.barsrouter.journal.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.DatabasePopulatorUtils;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/// The indexes that searches walk along. They are there, but for the time of a rebuild.
final class MessageIndexes {
    private static final ClassPathResource FILE =
            new ClassPathResource("message-indexes.sql", MessageIndexes.class);
    private static final Pattern NAME = Pattern.compile("create index if not exists (\\w+)");

    private final DataSource source;

    MessageIndexes(DataSource source) {
        this.source = source;
    }

    /// Makes those that are missing.
    void create() {
        DatabasePopulatorUtils.execute(new ResourceDatabasePopulator(FILE), source);
    }

    void drop() {
        JdbcTemplate jdbc = new JdbcTemplate(source);
        names().forEach(name -> jdbc.execute("drop index if exists " + name));
    }

    private static List<String> names() {
        try {
            return NAME.matcher(FILE.getContentAsString(StandardCharsets.UTF_8))
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
