package org.barsrouter.journal.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.barsrouter.journal.fact.Disposition;
import org.barsrouter.journal.fact.RecordPosition;
import org.barsrouter.journal.fact.Subject;
import org.barsrouter.journal.history.MessageHistory.Identity;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.id.MessageId;
import org.jspecify.annotations.Nullable;

/// Reads typed values out of a row. A column that the schema declares `not null` is read by the
/// plain method, every other one by `optional…`.
final class Columns {
    private final ResultSet row;

    Columns(ResultSet row) {
        this.row = row;
    }

    String text(String column) throws SQLException {
        return present(row.getString(column), column);
    }

    @Nullable String optionalText(String column) throws SQLException {
        return row.getString(column);
    }

    int number(String column) throws SQLException {
        return row.getInt(column);
    }

    @Nullable Integer optionalNumber(String column) throws SQLException {
        return row.getObject(column, Integer.class);
    }

    boolean flag(String column) throws SQLException {
        return row.getBoolean(column);
    }

    Instant instant(String column) throws SQLException {
        return present(optionalInstant(column), column);
    }

    @Nullable Instant optionalInstant(String column) throws SQLException {
        OffsetDateTime found = row.getObject(column, OffsetDateTime.class);
        return found == null ? null : found.toInstant();
    }

    @Nullable Disposition optionalDisposition(String column) throws SQLException {
        String found = row.getString(column);
        return found == null ? null : Disposition.valueOf(found);
    }

    @Nullable DeliveryId optionalDelivery(String column) throws SQLException {
        String found = row.getString(column);
        return found == null ? null : DeliveryId.parse(found);
    }

    /// The message of a row; null for a row about none.
    @Nullable MessageId optionalMessage() throws SQLException {
        UUID found = row.getObject("message_id", UUID.class);
        return found == null ? null : new MessageId(found);
    }

    MessageId message() throws SQLException {
        return present(optionalMessage(), "message_id");
    }

    /// The delivery of a row, with the sender's ids, which its message's row holds.
    Subject subject(Identity identity) throws SQLException {
        return new Subject(
                new DeliveryId(message(), number("generation")),
                identity.correlation(),
                identity.request());
    }

    RecordPosition position() throws SQLException {
        return new RecordPosition(
                text("topic"), number("partition_no"), row.getLong("record_offset"));
    }

    private static <T> T present(@Nullable T value, String column) {
        if (value == null) {
            throw new IllegalStateException("the journal's column " + column + " is empty");
        }
        return value;
    }
}
