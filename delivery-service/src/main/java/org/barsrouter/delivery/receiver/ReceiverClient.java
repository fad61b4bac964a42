package org.barsrouter.delivery.receiver;

/// Calls a receiver once. Never throws, never repeats, never follows.
@FunctionalInterface
public interface ReceiverClient {
    Received call(ReceiverCall call);
}
