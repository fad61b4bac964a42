package org.barsrouter.journal.store;

import java.sql.SQLException;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.history.MessageHistory.Identity;
import org.barsrouter.schemas.id.DeliveryId;

/// Table `resolution`: dead letters that need nothing more.
final class ResolutionRows implements Rows<Fact.Resolved> {

    @Override
    public String insert() {
        return "insert into resolution (message_id, generation) values (?, ?) on conflict do nothing";
    }

    @Override
    public String select() {
        return "select * from resolution where message_id = any(?)";
    }

    @Override
    public void write(Parameters parameters, Fact.Resolved fact) throws SQLException {
        parameters.add(fact.delivery().messageId().value()).add(fact.delivery().generation());
    }

    @Override
    public Fact.Resolved read(Columns columns, Identity identity) throws SQLException {
        return new Fact.Resolved(new DeliveryId(columns.message(), columns.number("generation")));
    }
}
