package org.barsrouter.catalogue.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.barsrouter.routing.route.Period;
import org.barsrouter.routing.route.Suspension;
import org.barsrouter.routing.route.Suspension.Cause;
import org.jspecify.annotations.Nullable;

/// Adds times to a list of suspensions and ends them, without touching what is past.
final class Suspensions {
    private Suspensions() {}

    static List<Suspension> with(List<Suspension> old, Suspension more) {
        List<Suspension> next = new ArrayList<>(old);
        next.add(more);
        return next;
    }

    /// From an instant on nothing of that cause is suspended; what would begin later is dropped.
    static List<Suspension> endedAt(List<Suspension> old, Instant at, Cause cause) {
        List<Suspension> next = new ArrayList<>();
        for (Suspension suspension : old) {
            Period period = suspension.period();
            if (suspension.cause() != cause || period.endedBy(at)) {
                next.add(suspension);
            } else if (period.from().isBefore(at)) {
                next.add(new Suspension(new Period(period.from(), at), suspension.reason(), cause));
            }
        }
        return next;
    }

    /// What of them reaches beyond an instant.
    static List<Suspension> from(List<Suspension> old, Instant at) {
        return old.stream().filter(s -> !s.period().endedBy(at)).toList();
    }

    /// Whether anything of that cause holds at an instant or after it.
    static boolean holds(List<Suspension> suspensions, Instant at, Cause cause) {
        return suspensions.stream().anyMatch(s -> s.cause() == cause && !s.period().endedBy(at));
    }

    static Suspension of(Instant from, @Nullable Instant until, String reason, Cause cause) {
        return new Suspension(new Period(from, until), reason, cause);
    }
}
