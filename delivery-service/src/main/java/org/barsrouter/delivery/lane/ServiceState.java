package org.barsrouter.delivery.lane;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.barsrouter.delivery.breaker.Breaker;
import org.barsrouter.schemas.id.ServiceId;
import org.jspecify.annotations.Nullable;

/// One service of a lane: what waits for it, what is under way, whether it fails.
final class ServiceState {
    /// A service that has not answered for so long, with attempts under way, is in trouble: BaRS
    /// receivers must answer in 5 s.
    static final Duration SILENCE = Duration.ofSeconds(5);

    private static final Comparator<Open> BY_TURN =
            Comparator.<Open, Instant>comparing(open -> open.queued().notBefore())
                    .thenComparingLong(open -> open.delivery().outbound().offset());

    private final ServiceId id;
    private @Nullable PriorityQueue<Open> queue;
    private @Nullable Breaker breaker;
    private @Nullable Instant silentSince;
    private boolean failing;
    private int inFlight;

    ServiceState(ServiceId id) {
        this.id = id;
    }

    ServiceId id() {
        return id;
    }

    int inFlight() {
        return inFlight;
    }

    /// Its breaker, once it has failed.
    @Nullable Breaker breaker() {
        return breaker;
    }

    void breaker(Breaker made) {
        breaker = made;
    }

    void failing(boolean fails) {
        failing = fails;
    }

    /// Its last attempt failed, or it says nothing though it is asked.
    boolean inTrouble(Instant now) {
        Instant since = silentSince;
        return failing || (since != null && now.isAfter(since.plus(SILENCE)));
    }

    void occupy(Instant now) {
        if (inFlight++ == 0) {
            silentSince = now;
        }
    }

    /// An attempt is over; `now` for one that was answered.
    void free(@Nullable Instant answeredAt) {
        inFlight--;
        if (inFlight == 0) {
            silentSince = null;
        } else if (answeredAt != null) {
            silentSince = answeredAt;
        }
    }

    PriorityQueue<Open> queue() {
        PriorityQueue<Open> made = queue;
        if (made == null) {
            made = new PriorityQueue<>(2, BY_TURN);
            queue = made;
        }
        return made;
    }

    int waiting() {
        PriorityQueue<Open> made = queue;
        return made == null ? 0 : made.size();
    }

    boolean isQueued(Open open) {
        PriorityQueue<Open> made = queue;
        return made != null && made.contains(open);
    }

    /// How many of it are before this one.
    int before(Open open) {
        PriorityQueue<Open> made = queue;
        return made == null
                ? 0
                : (int) made.stream().filter(other -> BY_TURN.compare(other, open) < 0).count();
    }
}
