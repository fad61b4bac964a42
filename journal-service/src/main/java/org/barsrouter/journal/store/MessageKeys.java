package org.barsrouter.journal.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import org.barsrouter.schemas.id.MessageId;

/// The ids of many messages as the one parameter of `= any(?)`: one statement for any number of
/// them.
final class MessageKeys {
    private MessageKeys() {}

    static void set(PreparedStatement statement, Collection<MessageId> messages)
            throws SQLException {
        Object[] ids = messages.stream().map(MessageId::value).toArray();
        statement.setArray(1, statement.getConnection().createArrayOf("uuid", ids));
    }
}
