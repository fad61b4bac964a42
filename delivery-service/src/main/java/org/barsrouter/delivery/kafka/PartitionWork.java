package org.barsrouter.delivery.kafka;

/// What a partition of this instance is at.
public enum PartitionWork {
    /// What is parked in it is being read; its new messages wait, no other partition's do.
    TAKING_OVER,
    DELIVERING
}
