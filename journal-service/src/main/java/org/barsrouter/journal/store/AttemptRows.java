package org.barsrouter.journal.store;

import java.sql.SQLException;
import org.barsrouter.journal.fact.Attempt;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.history.MessageHistory.Identity;

/// Table `attempt`: one HTTP call each.
final class AttemptRows implements Rows<Fact.Attempted> {

    @Override
    public String insert() {
        return """
        insert into attempt (message_id, generation, attempt_no, started_at, detail, endpoint_id, host, ended_at,
            status, classification, bytes_written, ids_echoed, late, next_attempt_at, disposition, reason)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict do nothing\
        """;
    }

    @Override
    public String select() {
        return "select * from attempt where message_id = any(?)";
    }

    @Override
    public void write(Parameters parameters, Fact.Attempted fact) throws SQLException {
        Attempt attempt = fact.attempt();
        parameters
                .add(fact.subject().delivery().messageId().value())
                .add(fact.subject().delivery().generation())
                .add(attempt.number())
                .instant(attempt.startedAt())
                .name(attempt.detail())
                .add(attempt.place().endpointId())
                .add(attempt.place().host())
                .instant(attempt.endedAt())
                .add(attempt.answer().status())
                .add(attempt.answer().classification())
                .add(attempt.answer().bytesWritten())
                .add(attempt.answer().idsEchoed())
                .add(attempt.answer().late())
                .instant(attempt.next().attemptAt())
                .name(attempt.next().disposition())
                .add(attempt.next().reason());
    }

    @Override
    public Fact.Attempted read(Columns columns, Identity identity) throws SQLException {
        Attempt attempt =
                new Attempt(
                        columns.number("attempt_no"),
                        Attempt.Detail.valueOf(columns.text("detail")),
                        new Attempt.Place(
                                columns.optionalText("endpoint_id"), columns.optionalText("host")),
                        columns.instant("started_at"),
                        columns.instant("ended_at"),
                        new Attempt.Answer(
                                columns.optionalNumber("status"),
                                columns.text("classification"),
                                columns.flag("bytes_written"),
                                columns.flag("ids_echoed"),
                                columns.flag("late")),
                        new Attempt.Next(
                                columns.optionalInstant("next_attempt_at"),
                                columns.optionalDisposition("disposition"),
                                columns.optionalText("reason")));
        return new Fact.Attempted(columns.subject(identity), attempt);
    }
}
