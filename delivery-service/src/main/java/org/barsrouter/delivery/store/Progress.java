package org.barsrouter.delivery.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says how far the reading of a parked partition is, every few seconds.
final class Progress {
    private static final Logger LOG = LoggerFactory.getLogger(Progress.class);
    private static final Duration EVERY = Duration.ofSeconds(3);

    private final int partition;
    private final long end;
    private final InstantSource clock;
    private Instant next;

    Progress(int partition, long end, InstantSource clock) {
        this.partition = partition;
        this.end = end;
        this.clock = clock;
        this.next = clock.instant().plus(EVERY);
    }

    void at(long position, int entries) {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(EVERY);
        LOG.atInfo()
                .addKeyValue("partition", partition)
                .addKeyValue("position", position)
                .addKeyValue("end", end)
                .addKeyValue("parked", entries)
                .log("parked entries are being read");
    }
}
