package org.barsrouter.journal.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.barsrouter.journal.fact.AnswerMode;
import org.barsrouter.journal.fact.Attempt;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.schemas.id.DeliveryId;

/// How long relayed messages are on their way from the log to their first attempt: what router and
/// delivery need for them, without the receiver's time and without what the journal itself is
/// behind. Fed by the thread that reads the topics, asked by the one that carries out runs.
public final class LiveTransit {
    private static final int REMEMBERED = 4_096;

    /// Fewer say nothing.
    private static final int ENOUGH = 20;

    /// A rebuild reads of messages long gone.
    private static final Duration RECENT = Duration.ofSeconds(10);

    private final Map<DeliveryId, Instant> appended = new Remembered();
    private final List<Transit> transits = new ArrayList<>();

    private record Transit(Instant until, long millis) {}

    /// What was read; an attempt that is read before its message is left out.
    public synchronized void note(List<Fact> facts) {
        for (Fact fact : facts) {
            switch (fact) {
                case Fact.Accepted accepted -> note(accepted);
                case Fact.Attempted(var subject, var attempt) when attempt.number() == 1 ->
                        note(subject.delivery(), attempt);
                default -> {}
            }
        }
    }

    private void note(Fact.Accepted accepted) {
        Instant at = accepted.lifespan().appendedAt();
        if (at != null
                && accepted.submission().mode() == AnswerMode.RELAY
                && accepted.links().replayOf() == null) {
            appended.put(accepted.subject().delivery(), at);
        }
    }

    private void note(DeliveryId delivery, Attempt first) {
        Instant at = appended.remove(delivery);
        if (at != null && transits.size() < REMEMBERED) {
            long millis = Duration.between(at, first.startedAt()).toMillis();
            transits.add(new Transit(first.startedAt(), millis));
        }
    }

    /// The mean of the middle half of what was noted since it was last asked, in milliseconds: a
    /// pause of a collector does not move it, and it is finer than the clocks' milliseconds. Empty
    /// while too little was noted, which is then kept for the next time. Clocks of two machines may
    /// make it negative.
    public synchronized OptionalDouble middle(Instant now) {
        Instant oldest = now.minus(RECENT);
        transits.removeIf(transit -> transit.until().isBefore(oldest));
        if (transits.size() < ENOUGH) {
            return OptionalDouble.empty();
        }
        long[] sorted = transits.stream().mapToLong(Transit::millis).sorted().toArray();
        transits.clear();
        return Arrays.stream(sorted, sorted.length / 4, sorted.length - sorted.length / 4)
                .average();
    }

    /// The newest; a delivery without any attempt is forgotten in time.
    private static final class Remembered extends LinkedHashMap<DeliveryId, Instant> {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<DeliveryId, Instant> eldest) {
            return size() > REMEMBERED;
        }
    }
}
