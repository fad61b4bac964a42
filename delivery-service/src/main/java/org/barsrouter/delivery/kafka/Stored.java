package org.barsrouter.delivery.kafka;

import org.apache.kafka.common.header.Headers;

/// A record that was read again.
public record Stored<V>(V value, Headers headers) {}
