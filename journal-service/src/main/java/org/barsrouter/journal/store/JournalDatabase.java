package org.barsrouter.journal.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.DatabasePopulatorUtils;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/// Opens the projection's database, makes its tables, and refuses one that was derived from another
/// log.
public final class JournalDatabase implements AutoCloseable {
    /// Lower-case names and nulls last, as PostgreSQL has them; the pool ends with us, not with the
    /// JVM.
    private static final String OPTIONS =
            ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                    + ";DB_CLOSE_ON_EXIT=FALSE;DB_CLOSE_DELAY=-1;CACHE_SIZE=8192";

    private static final int CONNECTIONS = 8;

    private final HikariDataSource source;

    private JournalDatabase(HikariDataSource source) {
        this.source = source;
    }

    /// Opens it for one log.
    ///
    /// @param directory where the file lies; empty for a database that lives as long as this object
    /// @throws JournalRefusedException when the database is another log's or cannot be opened
    public static JournalDatabase open(Optional<Path> directory, JournalIdentity identity) {
        String url =
                directory
                        .map(dir -> "jdbc:h2:file:" + dir.toAbsolutePath().resolve("journal"))
                        .orElseGet(() -> "jdbc:h2:mem:journal-" + UUID.randomUUID());
        JournalDatabase database = new JournalDatabase(pool(url + OPTIONS));
        try {
            DatabasePopulatorUtils.execute(
                    new ResourceDatabasePopulator(
                            new ClassPathResource("schema.sql", JournalDatabase.class)),
                    database.source);
            database.claim(identity);
            return database;
        } catch (DataAccessException e) {
            database.source.close();
            throw JournalRefusedException.unreadable(e);
        } catch (JournalRefusedException e) {
            database.close();
            throw e;
        }
    }

    public DataSource source() {
        return source;
    }

    /// Whether a query works.
    public boolean isOpen() {
        try {
            return JdbcClient.create(source).sql("select 1").query(Integer.class).single() == 1;
        } catch (DataAccessException e) {
            return false;
        }
    }

    @Override
    public void close() {
        if (!source.isClosed()) {
            JdbcClient.create(source).sql("shutdown").update();
            source.close();
        }
    }

    private void claim(JournalIdentity identity) {
        for (Map.Entry<String, String> mine : identity.properties().entrySet()) {
            String found = property(mine.getKey()).orElseGet(() -> write(mine));
            if (!found.equals(mine.getValue())) {
                throw JournalRefusedException.ofAnother(mine.getKey(), found, mine.getValue());
            }
        }
    }

    private Optional<String> property(String name) {
        return JdbcClient.create(source)
                .sql("select content from journal_identity where property = ?")
                .param(name)
                .query(String.class)
                .optional();
    }

    private String write(Map.Entry<String, String> property) {
        JdbcClient.create(source)
                .sql("insert into journal_identity (property, content) values (?, ?)")
                .params(property.getKey(), property.getValue())
                .update();
        return property.getValue();
    }

    private static HikariDataSource pool(String url) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("journal");
        config.setJdbcUrl(url);
        config.setUsername("journal");
        config.setPassword("");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(10_000);
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw JournalRefusedException.unreadable(e);
        }
    }
}
