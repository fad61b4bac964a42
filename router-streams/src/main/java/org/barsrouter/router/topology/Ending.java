package org.barsrouter.router.topology;

import org.barsrouter.schemas.avro.Disposition;
import org.barsrouter.schemas.avro.InboundMessage;
import org.barsrouter.schemas.avro.RefusedAnswer;
import org.barsrouter.schemas.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/// How a message ended inside the router.
///
/// @param deliveryId as text: a message with a broken id must still be able to end
/// @param reason stable code for journal and operators
/// @param answer what its sender is told; absent when it has been told already
record Ending(
        String deliveryId, Disposition disposition, String reason, @Nullable RefusedAnswer answer) {

    static Ending told(
            InboundMessage message, Disposition disposition, String reason, Refusal refusal) {
        return new Ending(
                deliveryId(message),
                disposition,
                reason,
                new RefusedAnswer(refusal.code(), null, null));
    }

    static Ending silent(InboundMessage message, Disposition disposition, String reason) {
        return new Ending(deliveryId(message), disposition, reason, null);
    }

    private static String deliveryId(InboundMessage message) {
        return message.getMessageId() + "." + message.getGeneration();
    }
}
