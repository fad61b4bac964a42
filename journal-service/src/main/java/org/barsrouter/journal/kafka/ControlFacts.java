package org.barsrouter.journal.kafka;

import java.util.List;
import java.util.Optional;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.schemas.id.ControlKey;
import org.barsrouter.schemas.id.ControlKey.Kind;
import org.barsrouter.schemas.id.ControlKey.Scope;
import org.barsrouter.schemas.id.DeliveryId;

/// Takes out of operators' orders what they say about messages: which dead letters are resolved.
/// Poison records have no message, and no row that would change.
final class ControlFacts {
    private ControlFacts() {}

    /// @param key of the order
    static List<Fact> of(String key) {
        return ControlKey.parse(key)
                .filter(order -> order.kind() == Kind.RESOLVE && order.scope() == Scope.DELIVERY)
                .flatMap(order -> delivery(order.subject()))
                .<Fact>map(Fact.Resolved::new)
                .map(List::of)
                .orElse(List.of());
    }

    private static Optional<DeliveryId> delivery(String subject) {
        try {
            return Optional.of(DeliveryId.parse(subject));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
