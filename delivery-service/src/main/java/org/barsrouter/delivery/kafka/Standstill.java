package org.barsrouter.delivery.kafka;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Notices that this process stood still: a stopped container, a moved machine, a very long garbage
/// collection. A partition may have another owner by then, who told senders what we do not know;
/// whoever goes on as if no time had passed tells them something else. Ticks come all the time, so
/// a silence is no accident.
///
/// Used under its owner's lock.
final class Standstill {
    /// Less than the session time-out of the consumer group without one heartbeat.
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private @Nullable Instant last;

    /// Something happens; true when nothing happened for too long before.
    boolean before(Instant now) {
        Instant earlier = last;
        last = now;
        return earlier != null && now.isAfter(earlier.plus(LONGEST));
    }
}
