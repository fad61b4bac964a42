package org.barsrouter.harness.bench;

import java.time.Instant;
import java.util.SplittableRandom;
import java.util.UUID;

/// Message ids as ingress mints them, UUIDs of version 7, but for instants and with a random of the
/// bench's own: what is written is the same every time.
final class TimedIds {
    private TimedIds() {}

    static UUID at(Instant instant, SplittableRandom random) {
        long head = (instant.toEpochMilli() << 16) | 0x7000L | random.nextInt(0x1000);
        long tail = Long.MIN_VALUE | (random.nextLong() >>> 2);
        return new UUID(head, tail);
    }
}
