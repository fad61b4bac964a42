package org.barsrouter.journal.app;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.avro.specific.SpecificRecord;
import org.barsrouter.journal.body.BodyMask;
import org.barsrouter.journal.deed.Act;
import org.barsrouter.journal.deed.Deed;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.fact.RecordPosition;
import org.barsrouter.journal.history.DeliveryHistory;
import org.barsrouter.journal.history.MessageHistory;
import org.barsrouter.journal.kafka.PositionReader;
import org.barsrouter.journal.kafka.PositionReader.Found;
import org.barsrouter.journal.kafka.ReplayLog;
import org.barsrouter.journal.kafka.ReplayLog.Append;
import org.barsrouter.journal.refusal.JournalRefusal;
import org.barsrouter.journal.store.JournalQueries;
import org.barsrouter.schemas.avro.DeadLetter;
import org.barsrouter.schemas.avro.InboundMessage;
import org.barsrouter.schemas.id.MessageId;
import org.barsrouter.schemas.topic.Topics;

/// Reads the body of a message, where the log still has it. The audit comes first: no body is shown
/// that nobody can be asked about. The journal itself keeps none.
public final class ReadBody {
    private final JournalQueries queries;
    private final PositionReader<InboundMessage> messages;
    private final PositionReader<DeadLetter> letters;
    private final ReplayLog audit;

    ReadBody(
            JournalQueries queries,
            PositionReader<InboundMessage> messages,
            PositionReader<DeadLetter> letters,
            ReplayLog audit) {
        this.queries = queries;
        this.messages = messages;
        this.letters = letters;
        this.audit = audit;
    }

    /// How much is shown.
    public enum View {
        MASKED,
        WHOLE
    }

    /// What came of it.
    public sealed interface Outcome {
        record Shown(String method, String body) implements Outcome {}

        record Refused(JournalRefusal why) implements Outcome {}
    }

    public Outcome read(MessageId id, View view, Act act) {
        Outcome found =
                queries.message(id)
                        .map(message -> found(message, view))
                        .orElseGet(() -> new Outcome.Refused(JournalRefusal.MESSAGE_UNKNOWN));
        String result =
                found instanceof Outcome.Refused(JournalRefusal why) ? why.code() : view.name();
        return audit.audit(new Deed("BODY", act, id.toString(), result)) == Append.DONE
                ? found
                : new Outcome.Refused(JournalRefusal.LOG_OUT_OF_REACH);
    }

    private Outcome found(MessageHistory message, View view) {
        return accepted(message)
                .or(() -> letter(message))
                .map(whole -> shown(whole, view))
                .orElseGet(() -> new Outcome.Refused(JournalRefusal.EXPIRED_FROM_LOG));
    }

    private Optional<InboundMessage> accepted(MessageHistory message) {
        return message.deliveries().stream()
                .map(DeliveryHistory::accepted)
                .flatMap(accepted -> Optional.ofNullable(accepted).stream())
                .map(Fact.Accepted::at)
                .filter(at -> at.topic().equals(Topics.INBOUND.name()))
                .flatMap(at -> at(messages, at).stream())
                .findFirst();
    }

    private Optional<InboundMessage> letter(MessageHistory message) {
        return message.deliveries().stream()
                .flatMap(delivery -> queries.deadLetter(delivery.id().toString()).stream())
                .flatMap(letter -> at(letters, letter.at()).stream())
                .flatMap(letter -> Optional.ofNullable(letter.getMessage()).stream())
                .findFirst();
    }

    private static <V extends SpecificRecord> Optional<V> at(
            PositionReader<V> reader, RecordPosition position) {
        return reader.read(List.of(position)).get(position) instanceof Found.Whole<V>(V value, _)
                ? Optional.of(value)
                : Optional.empty();
    }

    private static Outcome shown(InboundMessage message, View view) {
        String body = StandardCharsets.UTF_8.decode(message.getBody().duplicate()).toString();
        return new Outcome.Shown(
                message.getMethod(), view == View.MASKED ? BodyMask.mask(body) : body);
    }
}
