package org.barsrouter.delivery.receiver;

import java.time.Duration;

/// How connections to receivers are kept.
///
/// @param connectTimeout to connect, and again for the TLS handshake
/// @param poolTimeout to wait for a pooled connection
/// @param connectionsPerHost at most
/// @param connections at most, over all hosts
/// @param idle a connection that was idle for so long is closed
/// @param largestAnswer bytes of an answer's body
public record HttpSettings(
        Duration connectTimeout,
        Duration poolTimeout,
        int connectionsPerHost,
        int connections,
        Duration idle,
        int largestAnswer) {}
