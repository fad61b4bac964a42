package org.barsrouter.harness.bench.kafka;

import java.net.URI;
import java.util.UUID;
import org.barsrouter.harness.bench.receiver.MessageNumber;

/// A message that is about to be sent.
///
/// @param address of its endpoint by the catalogue
/// @param conversation number of its conversation
/// @param order rises with every message of the measurement, as offsets of `bars.inbound` do
public record Message(
        MessageNumber number, String endpointId, URI address, long conversation, long order) {

    String requestId() {
        return number.requestId().toString();
    }

    String correlationId() {
        return new UUID(number.run(), 0x8000_0000_0000_0000L | conversation).toString();
    }

    /// Whom it is for, as the catalogue names services.
    String target() {
        return Routes.service(endpointId, number.service()).key();
    }
}
