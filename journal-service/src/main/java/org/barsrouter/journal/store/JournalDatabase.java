package org.barsrouter.journal.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.DatabasePopulatorUtils;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/// Opens the projection's database, makes its tables, and refuses one that was derived from another
/// log.
public final class JournalDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JournalDatabase.class);

    /// Kilobytes that the embedded database keeps of its pages: a sixteenth of the heap.
    private static final long CACHE =
            Math.clamp(Runtime.getRuntime().maxMemory() / 16 / 1024, 8_192L, 262_144L);

    /// Lower-case names and nulls last, as PostgreSQL has them; the pool ends with us, not with the
    /// JVM. The embedded database writes what has changed every five seconds, or 14 MB: with its
    /// default of half a second it wrote the same pages ten times, and then copied what was left
    /// between them. What a crash takes, facts and offsets alike, is read again from the log. When
    /// less than four fifths of its file are of use, it copies in quiet moments; beside traffic it
    /// does below 28 %.
    private static final String OPTIONS =
            ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                    + ";DB_CLOSE_ON_EXIT=FALSE;DB_CLOSE_DELAY=-1;AUTO_COMPACT_FILL_RATE=80;WRITE_DELAY=5000"
                    + ";CACHE_SIZE="
                    + CACHE;

    private static final int CONNECTIONS = 8;

    /// Whoever holds this lock of PostgreSQL's writes the projection; any number will do.
    private static final long WRITER = 0x62617273_6a726eL;

    private final HikariDataSource source;
    private final DatabasePlace place;
    private @Nullable Connection lock;

    private JournalDatabase(HikariDataSource source, DatabasePlace place) {
        this.source = source;
        this.place = place;
    }

    /// Opens it for one log.
    ///
    /// @throws JournalRefusedException when the database is another log's, is written by another
    ///   journal, or cannot be opened
    public static JournalDatabase open(DatabasePlace place, JournalIdentity identity) {
        JournalDatabase database = new JournalDatabase(pool(place), place);
        try {
            database.lock();
            DatabasePopulatorUtils.execute(
                    new ResourceDatabasePopulator(
                            new ClassPathResource("identity.sql", JournalDatabase.class)),
                    database.source);
            database.claim(identity);
            DatabasePopulatorUtils.execute(
                    new ResourceDatabasePopulator(
                            new ClassPathResource("schema.sql", JournalDatabase.class)),
                    database.source);
            new MessageIndexes(database.source).create();
            return database;
        } catch (DataAccessException e) {
            database.release();
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
            switch (place) {
                case DatabasePlace.Memory _, DatabasePlace.Directory _ ->
                        JdbcClient.create(source).sql("shutdown").update();
                case DatabasePlace.Server _ -> {
                    // it runs on without us
                }
            }
            release();
        }
    }

    private void release() {
        Connection held = lock;
        lock = null;
        if (held != null) {
            try {
                held.close();
            } catch (SQLException e) {
                LOG.atWarn().setCause(e).log("the lock of the journal's database was lost before");
            }
        }
        source.close();
    }

    /// An embedded database locks its own file; a server must be asked for a lock, which a
    /// connection holds as long as it lives.
    private void lock() {
        if (!(place instanceof DatabasePlace.Server)) {
            return;
        }
        try {
            Connection held = source.getConnection();
            lock = held;
            try (PreparedStatement ask =
                    held.prepareStatement("select pg_try_advisory_lock(" + WRITER + ")")) {
                try (ResultSet answer = ask.executeQuery()) {
                    if (!answer.next() || !answer.getBoolean(1)) {
                        throw JournalRefusedException.writtenByAnother();
                    }
                }
            }
        } catch (SQLException e) {
            throw JournalRefusedException.unreadable(e);
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

    private static HikariDataSource pool(DatabasePlace place) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("journal");
        switch (place) {
            case DatabasePlace.Memory _ ->
                    embedded(config, "jdbc:h2:mem:journal-" + UUID.randomUUID());
            case DatabasePlace.Directory(Path path) ->
                    embedded(config, "jdbc:h2:file:" + path.toAbsolutePath().resolve("journal"));
            case DatabasePlace.Server(String url, String user, String password) -> {
                config.setJdbcUrl(url);
                config.setUsername(user);
                config.setPassword(password);
                config.addDataSourceProperty("reWriteBatchedInserts", "true");
            }
        }
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setMaxLifetime(0);
        config.setConnectionTimeout(10_000);
        try {
            return new HikariDataSource(config);
        } catch (PoolInitializationException e) {
            throw JournalRefusedException.unreadable(e);
        }
    }

    /// The embedded database would look up every value that it reads in one table of soft
    /// references, for all threads: a fifth of what storing facts costs.
    private static void embedded(HikariConfig config, String url) {
        System.setProperty("h2.objectCache", "false");
        config.setJdbcUrl(url + OPTIONS);
        config.setUsername("journal");
        config.setPassword("");
    }
}
