package org.barsrouter.journal.store;

import java.sql.SQLException;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.history.MessageHistory.Identity;

/// How one kind of fact is written to its table and read back.
interface Rows<F extends Fact> {

    /// Does nothing where the fact stands already.
    String insert();

    /// Selects the facts of an array of messages.
    String select();

    void write(Parameters parameters, F fact) throws SQLException;

    /// Reads a row of [#select()].
    ///
    /// @param identity the ids of the message that the row belongs to
    F read(Columns columns, Identity identity) throws SQLException;
}
