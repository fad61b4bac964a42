package org.barsrouter.journal.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.barsrouter.journal.fact.AnswerMode;
import org.barsrouter.journal.fact.MessageKind;
import org.barsrouter.journal.fact.Sender;
import org.barsrouter.journal.history.MessageState;
import org.barsrouter.journal.history.Summary;
import org.barsrouter.journal.search.Signature;
import org.jspecify.annotations.Nullable;

/// Table `message`: the line that a search finds of each message.
final class SummaryRows {
    private static final String COLUMNS =
            "correlation_id, request_id, since_at, last_at, state, disposition, status, reason,"
                    + " host, endpoint_id, generation, attempts, kind, mode, client_id, ods_code,"
                    + " target, service_value, event, use_context, signature, message_id";

    /// Does nothing where the message stands already.
    static final String INSERT =
            "insert into message (%s) values (%s) on conflict do nothing"
                    .formatted(COLUMNS, "?, ".repeat(COLUMNS.split(",", -1).length - 1) + "?");

    /// Takes the same parameters as [#INSERT].
    static final String UPDATE =
            "update message set "
                    + COLUMNS.replace(", message_id", "").replace(",", " = ?,")
                    + " = ? where message_id = ?";

    private SummaryRows() {}

    static void write(Parameters parameters, Summary line) throws SQLException {
        Summary.Sent sent = line.sent();
        parameters
                .add(line.identity().correlation().value())
                .add(line.identity().request().value())
                .instant(line.since())
                .instant(line.lastAt())
                .name(line.standing().state())
                .name(line.standing().disposition())
                .add(line.standing().status())
                .add(line.standing().reason())
                .add(line.trace().host())
                .add(line.trace().endpointId())
                .add(line.trace().generation())
                .add(line.trace().attempts())
                .name(sent == null ? null : sent.kind())
                .name(sent == null ? null : sent.mode())
                .add(sent == null ? null : sent.sender().clientId())
                .add(sent == null ? null : sent.sender().odsCode())
                .add(sent == null ? null : sent.target())
                .add(sent == null ? null : sent.serviceValue())
                .add(sent == null ? null : sent.event())
                .add(sent == null ? null : sent.useContext())
                .add(Signature.of(line))
                .add(line.identity().message().value());
    }

    static Summary read(ResultSet row, int number) throws SQLException {
        Columns columns = new Columns(row);
        return new Summary(
                Histories.identity(row, number),
                sent(columns),
                columns.instant("since_at"),
                columns.instant("last_at"),
                new Summary.Standing(
                        MessageState.valueOf(columns.text("state")),
                        columns.optionalDisposition("disposition"),
                        columns.optionalNumber("status"),
                        columns.optionalText("reason")),
                new Summary.Trace(
                        columns.optionalText("host"),
                        columns.optionalText("endpoint_id"),
                        columns.number("generation"),
                        columns.number("attempts")));
    }

    private static Summary.@Nullable Sent sent(Columns columns) throws SQLException {
        String kind = columns.optionalText("kind");
        return kind == null
                ? null
                : new Summary.Sent(
                        MessageKind.valueOf(kind),
                        AnswerMode.valueOf(columns.text("mode")),
                        new Sender(columns.text("client_id"), columns.optionalText("ods_code")),
                        columns.text("target"),
                        columns.optionalText("event"),
                        columns.optionalText("use_context"));
    }
}
