package org.barsrouter.ingress.submission;

import java.time.Instant;

/// The three instants of a submission.
///
/// @param acceptedAt the instant of its routing decision
/// @param acceptBy appended after this, its sender was told otherwise
/// @param deliverBy no attempt starts after this
public record Deadlines(Instant acceptedAt, Instant acceptBy, Instant deliverBy) {}
