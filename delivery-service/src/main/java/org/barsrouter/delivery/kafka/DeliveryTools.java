package org.barsrouter.delivery.kafka;

import java.time.InstantSource;
import java.util.concurrent.Executor;
import org.barsrouter.delivery.receiver.ReceiverClient;

/// What a partition works with; the same for all partitions of a service.
///
/// @param attempts runs each attempt on a thread of its own
public record DeliveryTools(
        Publisher publisher,
        MessageReader reader,
        ReceiverClient receivers,
        AddressBook addresses,
        DeliveryMetrics metrics,
        Origin origin,
        InstantSource clock,
        Executor attempts) {}
