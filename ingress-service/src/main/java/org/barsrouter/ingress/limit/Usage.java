package org.barsrouter.ingress.limit;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.barsrouter.ingress.client.Allowance;

/// The calls of one application: a token bucket that holds the calls of one second and fills
/// evenly, and the calls of the day. What is refused is not counted.
public final class Usage {
    /// One call, in the parts that calls are counted in: whole numbers lose nothing.
    private static final long CALL = 1_000_000_000L;

    private static final Duration SECOND = Duration.ofSeconds(1);

    private long parts = Long.MAX_VALUE;
    private Instant filledAt = Instant.EPOCH;
    private LocalDate day = LocalDate.EPOCH;
    private long used;

    /// Takes one call, if there is one left.
    public synchronized Taken take(Allowance allowance, Instant now) {
        fill(allowance.perSecond(), now);
        if (parts < CALL) {
            return new Taken.TooFast(
                    Duration.ofNanos(Math.ceilDiv(CALL - parts, allowance.perSecond())));
        }
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        if (!today.equals(day)) {
            day = today;
            used = 0;
        }
        if (used >= allowance.daily().orElse(Long.MAX_VALUE)) {
            Instant tomorrow = today.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
            return new Taken.QuotaUsed(Duration.between(now, tomorrow));
        }
        parts -= CALL;
        used++;
        return new Taken.Granted();
    }

    /// A nanosecond fills as many parts as there are calls per second. A clock that goes back fills
    /// nothing.
    private void fill(int perSecond, Instant now) {
        Duration since = Duration.between(filledAt, now);
        if (since.isPositive()) {
            long nanos = since.compareTo(SECOND) < 0 ? since.toNanos() : SECOND.toNanos();
            long full = perSecond * CALL;
            parts = Math.min(full, parts > full ? full : parts + nanos * perSecond);
            filledAt = now;
        }
    }
}
