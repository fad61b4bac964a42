package org.barsrouter.journal.fact;

import java.time.Instant;
import java.util.Optional;
import org.barsrouter.schemas.id.DeliveryId;
import org.jspecify.annotations.Nullable;

/// What a dead letter says, without the message inside it.
///
/// @param id the delivery id; for a poison record `topic-partition-offset`
/// @param reason a stable code
/// @param detail one sentence for an operator
/// @param senderTold whether its sender has been told the outcome
public record Letter(
        String id,
        Disposition disposition,
        String reason,
        @Nullable String detail,
        @Nullable String endpointId,
        boolean senderTold,
        Instant deadAt) {

    /// The delivery that it is about; empty for a poison record.
    public Optional<DeliveryId> delivery() {
        try {
            return Optional.of(DeliveryId.parse(id));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
