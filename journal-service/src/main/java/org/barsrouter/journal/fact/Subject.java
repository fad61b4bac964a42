package org.barsrouter.journal.fact;

import org.barsrouter.schemas.id.CorrelationId;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.id.RequestId;

/// The delivery that a fact is about, with the sender's two ids.
public record Subject(DeliveryId delivery, CorrelationId correlation, RequestId request) {}
