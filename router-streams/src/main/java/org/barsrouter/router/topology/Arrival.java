package org.barsrouter.router.topology;

import org.barsrouter.schemas.avro.InboundMessage;
import org.barsrouter.schemas.serde.Decoded;

/// A record of `bars.inbound` with its place.
sealed interface Arrival {
    Origin origin();

    /// A message.
    record Message(InboundMessage message, Origin origin) implements Arrival {}

    /// A poison record.
    record Unreadable(Decoded.Poison<?> record, Origin origin) implements Arrival {}
}
