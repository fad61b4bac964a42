package org.barsrouter.journal.store;

import java.sql.SQLException;
import org.barsrouter.journal.fact.Disposition;
import org.barsrouter.journal.fact.End;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.history.MessageHistory.Identity;

/// Table `ending`: what replies and outcomes say.
final class EndingRows implements Rows<Fact.Ended> {

    @Override
    public String insert() {
        return """
        insert into ending (message_id, generation, topic, partition_no, record_offset, channel, disposition,
            ended_at, status, refusal_code, reason)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict do nothing\
        """;
    }

    @Override
    public String select() {
        return "select * from ending where message_id = any(?)";
    }

    @Override
    public void write(Parameters parameters, Fact.Ended fact) throws SQLException {
        parameters
                .add(fact.subject().delivery().messageId().value())
                .add(fact.subject().delivery().generation())
                .add(fact.at().topic())
                .add(fact.at().partition())
                .add(fact.at().offset())
                .name(fact.end().channel())
                .name(fact.end().disposition())
                .instant(fact.end().at())
                .add(fact.end().status())
                .add(fact.end().refusalCode())
                .add(fact.end().reason());
    }

    @Override
    public Fact.Ended read(Columns columns, Identity identity) throws SQLException {
        End end =
                new End(
                        End.Channel.valueOf(columns.text("channel")),
                        Disposition.valueOf(columns.text("disposition")),
                        columns.instant("ended_at"),
                        columns.optionalNumber("status"),
                        columns.optionalText("refusal_code"),
                        columns.optionalText("reason"));
        return new Fact.Ended(columns.position(), columns.subject(identity), end);
    }
}
