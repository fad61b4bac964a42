package org.barsrouter.journal.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Fills a statement's parameters from left to right.
final class Parameters {
    private final PreparedStatement statement;
    private int index;

    Parameters(PreparedStatement statement) {
        this.statement = statement;
    }

    /// PostgreSQL keeps no NUL in a text, so neither database does: one that came from outside must
    /// not stop the journal.
    Parameters add(@Nullable Object value) throws SQLException {
        statement.setObject(
                ++index, value instanceof String text ? text.replace('\0', '\uFFFD') : value);
        return this;
    }

    Parameters instant(@Nullable Instant instant) throws SQLException {
        return add(instant == null ? null : instant.atOffset(ZoneOffset.UTC));
    }

    Parameters name(@Nullable Enum<?> constant) throws SQLException {
        return add(constant == null ? null : constant.name());
    }

    Parameters id(@Nullable Object id) throws SQLException {
        return add(id == null ? null : id.toString());
    }
}
