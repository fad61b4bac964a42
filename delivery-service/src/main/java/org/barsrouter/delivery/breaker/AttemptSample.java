package org.barsrouter.delivery.breaker;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.barsrouter.delivery.classify.Classification;

/// An attempt that ended, as a breaker sees it.
///
/// @param startedAt an attempt that started before a probe says nothing about the probe
/// @param retryAfter the receiver's own wish, which wins over our wait
public record AttemptSample(
        Instant startedAt,
        Instant endedAt,
        Classification classification,
        Optional<Duration> retryAfter) {}
