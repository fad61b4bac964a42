package org.barsrouter.delivery.state;

/// Where a record lies in its topic.
public record Position(int partition, long offset) {}
