package org.barsrouter.journal.store;

import java.sql.SQLException;
import org.barsrouter.journal.fact.Disposition;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.fact.Letter;
import org.barsrouter.journal.fact.Subject;
import org.barsrouter.journal.history.MessageHistory.Identity;
import org.barsrouter.schemas.id.DeliveryId;
import org.jspecify.annotations.Nullable;

/// Table `dead_letter`: what did not arrive, and where its whole record lies.
final class DeadLetterRows implements Rows<Fact.DeadLettered> {

    @Override
    public String insert() {
        return """
        insert into dead_letter (topic, partition_no, record_offset, delivery_id, message_id, generation,
            disposition, reason, detail, endpoint_id, sender_told, dead_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict do nothing\
        """;
    }

    @Override
    public String select() {
        return "select * from dead_letter where message_id = any(?)";
    }

    @Override
    public void write(Parameters parameters, Fact.DeadLettered fact) throws SQLException {
        DeliveryId delivery = fact.letter().delivery().orElse(null);
        Letter letter = fact.letter();
        parameters
                .add(fact.at().topic())
                .add(fact.at().partition())
                .add(fact.at().offset())
                .add(letter.id())
                .add(delivery == null ? null : delivery.messageId().value())
                .add(delivery == null ? null : delivery.generation())
                .name(letter.disposition())
                .add(letter.reason())
                .add(letter.detail())
                .add(letter.endpointId())
                .add(letter.senderTold())
                .instant(letter.deadAt());
    }

    @Override
    public Fact.DeadLettered read(Columns columns, Identity identity) throws SQLException {
        return new Fact.DeadLettered(
                columns.position(), columns.subject(identity), letter(columns));
    }

    /// Reads a row that may be about no message at all.
    static Fact.DeadLettered read(Columns columns, @Nullable Subject subject) throws SQLException {
        return new Fact.DeadLettered(columns.position(), subject, letter(columns));
    }

    private static Letter letter(Columns columns) throws SQLException {
        return new Letter(
                columns.text("delivery_id"),
                Disposition.valueOf(columns.text("disposition")),
                columns.text("reason"),
                columns.optionalText("detail"),
                columns.optionalText("endpoint_id"),
                columns.flag("sender_told"),
                columns.instant("dead_at"));
    }
}
