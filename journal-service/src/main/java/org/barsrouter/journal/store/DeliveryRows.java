package org.barsrouter.journal.store;

import java.sql.SQLException;
import org.barsrouter.journal.fact.AnswerMode;
import org.barsrouter.journal.fact.Body;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.fact.Lifespan;
import org.barsrouter.journal.fact.Links;
import org.barsrouter.journal.fact.MessageKind;
import org.barsrouter.journal.fact.Request;
import org.barsrouter.journal.fact.Sender;
import org.barsrouter.journal.fact.Submission;
import org.barsrouter.journal.history.MessageHistory.Identity;

/// Table `delivery`: what was accepted.
final class DeliveryRows implements Rows<Fact.Accepted> {

    @Override
    public String insert() {
        return """
        insert into delivery (message_id, generation, topic, partition_no, record_offset, kind, mode, client_id,
            ods_code, target, method, path, event, use_context, body_size, body_sha256, accepted_at, appended_at,
            accept_by, deliver_by, replay_of, about, requested_by, source_service,
            replay_run)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict do nothing\
        """;
    }

    @Override
    public String select() {
        return "select * from delivery where message_id = any(?)";
    }

    @Override
    public void write(Parameters parameters, Fact.Accepted fact) throws SQLException {
        Submission submission = fact.submission();
        Lifespan life = fact.lifespan();
        parameters
                .add(fact.subject().delivery().messageId().value())
                .add(fact.subject().delivery().generation())
                .add(fact.at().topic())
                .add(fact.at().partition())
                .add(fact.at().offset())
                .name(submission.kind())
                .name(submission.mode())
                .add(submission.sender().clientId())
                .add(submission.sender().odsCode())
                .add(submission.request().target())
                .add(submission.request().method())
                .add(submission.request().path())
                .add(submission.event())
                .add(submission.useContext())
                .add(submission.body().size())
                .add(submission.body().sha256())
                .instant(life.acceptedAt())
                .instant(life.appendedAt())
                .instant(life.acceptBy())
                .instant(life.deliverBy())
                .id(fact.links().replayOf())
                .id(fact.links().about())
                .add(fact.links().requestedBy())
                .add(fact.links().sourceService())
                .add(fact.links().replayRun());
    }

    @Override
    public Fact.Accepted read(Columns columns, Identity identity) throws SQLException {
        return new Fact.Accepted(
                columns.position(),
                columns.subject(identity),
                submission(columns),
                new Lifespan(
                        columns.instant("accepted_at"),
                        columns.optionalInstant("appended_at"),
                        columns.optionalInstant("accept_by"),
                        columns.instant("deliver_by")),
                new Links(
                        columns.optionalDelivery("replay_of"),
                        columns.optionalDelivery("about"),
                        columns.optionalText("requested_by"),
                        columns.optionalText("source_service"),
                        columns.optionalText("replay_run")));
    }

    private static Submission submission(Columns columns) throws SQLException {
        return new Submission(
                MessageKind.valueOf(columns.text("kind")),
                AnswerMode.valueOf(columns.text("mode")),
                new Sender(columns.text("client_id"), columns.optionalText("ods_code")),
                new Request(columns.text("target"), columns.text("method"), columns.text("path")),
                columns.optionalText("event"),
                columns.optionalText("use_context"),
                new Body(columns.number("body_size"), columns.text("body_sha256")));
    }
}
