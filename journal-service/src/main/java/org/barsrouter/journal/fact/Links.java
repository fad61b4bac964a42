package org.barsrouter.journal.fact;

import org.barsrouter.schemas.id.DeliveryId;
import org.jspecify.annotations.Nullable;

/// What a delivery has to do with others.
///
/// @param replayOf the delivery that it replays or routes again
/// @param about a notice: the delivery whose outcome it tells
/// @param requestedBy a replay: the operator
/// @param sourceService the sender's own service, which the outcome is pushed to
/// @param replayRun a replay: the run that it belongs to
public record Links(
        @Nullable DeliveryId replayOf,
        @Nullable DeliveryId about,
        @Nullable String requestedBy,
        @Nullable String sourceService,
        @Nullable String replayRun) {}
