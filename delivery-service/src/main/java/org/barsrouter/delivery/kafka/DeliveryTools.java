package org.barsrouter.delivery.kafka;

import java.net.URI;
import java.time.InstantSource;
import org.barsrouter.delivery.gate.Gates;
import org.barsrouter.delivery.lane.Memory;
import org.barsrouter.delivery.receiver.TracedReceivers;
import org.barsrouter.delivery.state.Delivery;
import org.barsrouter.schemas.avro.OutboundDelivery;
import org.barsrouter.tracing.http.Tracing;

/// What a partition works with; the same for all partitions of a service.
///
/// @param evidence for what nobody waits for
/// @param earlierReplies what an owner before us told senders
/// @param gates of the endpoints and hosts, shared by all partitions
/// @param memory for messages, shared by all partitions
/// @param attempts runs each attempt on a thread of its own
public record DeliveryTools(
        Publisher publisher,
        Evidence evidence,
        EarlierReplies earlierReplies,
        MessageReader reader,
        TracedReceivers receivers,
        Tracing tracing,
        AddressBook addresses,
        DeliveryMetrics metrics,
        Origin origin,
        Gates gates,
        Memory memory,
        InstantSource clock,
        AttemptThreads attempts) {

    /// Where a delivery's endpoint is now; where it was when it was routed if the catalogue does
    /// not know any more.
    ///
    /// @throws IllegalArgumentException when that cannot be read
    URI addressOf(Delivery delivery, OutboundDelivery message) {
        return addresses
                .address(delivery.target(), delivery.lane().endpointId(), clock.instant())
                .orElseGet(() -> URI.create(message.getAddress()));
    }

    /// Runs what may block while Kafka is slow: never on the poll thread, the timer or a producer's
    /// own thread.
    void unblocked(Runnable sending) {
        if (Thread.currentThread().isVirtual()) {
            sending.run();
        } else {
            attempts.execute(sending);
        }
    }
}
