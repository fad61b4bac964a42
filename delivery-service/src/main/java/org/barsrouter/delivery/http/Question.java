package org.barsrouter.delivery.http;

import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.id.MessageId;

/// What an operator asks about, told apart by how its id is written.
sealed interface Question {

    /// One generation of a message.
    record OfDelivery(DeliveryId id) implements Question {}

    /// A message in whichever generation.
    record OfMessage(MessageId id) implements Question {}

    /// An endpoint or a host: their names look alike, so both are looked for.
    record OfPlace(String name) implements Question {}

    static Question about(String id) {
        try {
            return id.indexOf('.') == 36
                    ? new OfDelivery(DeliveryId.parse(id))
                    : new OfMessage(MessageId.parse(id));
        } catch (IllegalArgumentException e) {
            return new OfPlace(id);
        }
    }
}
