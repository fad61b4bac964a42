package org.barsrouter.delivery.state;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.barsrouter.delivery.classify.Classification;

/// One line of a delivery's history.
///
/// @param number from 1
public record PastAttempt(
        int number,
        Instant startedAt,
        Duration took,
        OptionalInt status,
        Classification classification) {}
