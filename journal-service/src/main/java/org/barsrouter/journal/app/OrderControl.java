package org.barsrouter.journal.app;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.barsrouter.journal.control.Cancelling;
import org.barsrouter.journal.control.ControlOrder;
import org.barsrouter.journal.control.StandingOrder;
import org.barsrouter.journal.deed.Act;
import org.barsrouter.journal.deed.Deed;
import org.barsrouter.journal.kafka.ControlLog;
import org.barsrouter.journal.kafka.ReplayLog;
import org.barsrouter.journal.kafka.ReplayLog.Append;
import org.barsrouter.journal.refusal.JournalRefusal;
import org.barsrouter.journal.store.JournalQueries;
import org.barsrouter.schemas.id.ControlKey;
import org.barsrouter.schemas.id.ControlKey.Kind;
import org.barsrouter.schemas.id.ControlKey.Scope;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.id.MessageId;

/// Writes down what operators order of delivery: the audit first, then the order.
public final class OrderControl {
    private final ControlLog log;
    private final ReplayLog audit;
    private final JournalQueries queries;

    OrderControl(ControlLog log, ReplayLog audit, JournalQueries queries) {
        this.log = log;
        this.audit = audit;
        this.queries = queries;
    }

    /// What came of it.
    public sealed interface Outcome {
        record Ordered(StandingOrder order) implements Outcome {}

        record Refused(JournalRefusal why) implements Outcome {}
    }

    /// Orders about deliveries that nobody remembers are left to be compacted away; those about
    /// endpoints and hosts stand until they are lifted.
    void forget(Instant before) {
        log.standing().orElse(List.of()).stream()
                .filter(order -> order.key().scope() == Scope.DELIVERY)
                .filter(order -> order.act().at().isBefore(before))
                .forEach(order -> log.withdraw(order.key()));
    }

    /// Orders in force, by key; empty when Kafka is out of reach.
    public Optional<List<StandingOrder>> inForce() {
        return log.standing().map(all -> all.stream().filter(StandingOrder::isInForce).toList());
    }

    /// Dead letters that need nothing more, by delivery id; empty when Kafka is out of reach.
    public Optional<Map<String, StandingOrder>> resolved() {
        return log.standing()
                .map(all ->
                        all.stream()
                                .filter(order -> order.key().kind() == Kind.RESOLVE)
                                .collect(
                                        Collectors.toMap(
                                                order -> order.key().subject(),
                                                Function.identity())));
    }

    /// Pauses, resumes, limits or probes.
    public Outcome order(ControlOrder order, Act act) {
        return written(new StandingOrder(order.key(), order.action(), order.value(), act));
    }

    /// Ends a message that waits; delivery does it, and tells its sender.
    public Outcome cancel(MessageId id, Act act) {
        return queries.message(id)
                .map(message ->
                        switch (Cancelling.decide(message)) {
                            case Cancelling.Of(DeliveryId delivery) ->
                                    written(
                                            new StandingOrder(
                                                    key(Kind.CANCEL, delivery.toString()),
                                                    "CANCEL",
                                                    null,
                                                    act));
                            case Cancelling.Refused(JournalRefusal why) ->
                                    refused("CANCEL", id.toString(), why, act);
                        })
                .orElseGet(() -> new Outcome.Refused(JournalRefusal.MESSAGE_UNKNOWN));
    }

    /// Says that a dead letter needs nothing more.
    public Outcome resolve(String deliveryId, Act act) {
        return queries.deadLetter(deliveryId).isPresent()
                ? written(new StandingOrder(key(Kind.RESOLVE, deliveryId), "RESOLVE", null, act))
                : refused("RESOLVE", deliveryId, JournalRefusal.DEAD_LETTER_UNKNOWN, act);
    }

    private static ControlKey key(Kind kind, String delivery) {
        return new ControlKey(kind, Scope.DELIVERY, delivery);
    }

    private Outcome refused(String action, String subject, JournalRefusal why, Act act) {
        audit.audit(new Deed(action, act, subject, why.code()));
        return new Outcome.Refused(why);
    }

    private Outcome written(StandingOrder order) {
        String value = order.value() == null ? "" : " " + order.value();
        Deed deed =
                new Deed(
                        order.action(),
                        order.act(),
                        order.key().scope() + "/" + order.key().subject(),
                        "ORDERED" + value);
        if (audit.audit(deed) != Append.DONE) {
            return new Outcome.Refused(JournalRefusal.LOG_OUT_OF_REACH);
        }
        return switch (log.append(order)) {
            case DONE -> new Outcome.Ordered(order);
            case NOT_DONE -> new Outcome.Refused(JournalRefusal.LOG_OUT_OF_REACH);
            case UNCERTAIN -> new Outcome.Refused(JournalRefusal.CONTROL_UNCERTAIN);
        };
    }
}
