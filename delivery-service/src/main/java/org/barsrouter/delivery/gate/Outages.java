package org.barsrouter.delivery.gate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.barsrouter.delivery.breaker.Subject;

/// Which outages are under way, at the highest level that explains them: a dead host is one outage,
/// not one for each of its lanes. Any thread may ask.
public final class Outages {
    private final Map<Subject, Known> open = new LinkedHashMap<>();

    private record Known(Outage outage, List<Subject> above) {}

    /// Something is down. Nothing is said when that is known, or explained by what is above it.
    ///
    /// @param outage its start
    /// @param above what it belongs to: endpoint, host
    public synchronized List<Outage> started(Outage outage, List<Subject> above) {
        if (open.containsKey(outage.subject()) || above.stream().anyMatch(open::containsKey)) {
            return List.of();
        }
        List<Outage> news = new ArrayList<>();
        List<Known> explained =
                open.values().stream()
                        .filter(known -> known.above().contains(outage.subject()))
                        .toList();
        open.put(outage.subject(), new Known(outage, List.copyOf(above)));
        news.add(outage);
        for (Known known : explained) {
            open.remove(known.outage().subject());
            news.add(ended(known, outage.at(), Optional.of(outage.subject())));
        }
        return news;
    }

    /// Something works again.
    public synchronized List<Outage> ended(Subject subject, Instant at) {
        Known known = open.remove(subject);
        return known == null ? List.of() : List.of(ended(known, at, Optional.empty()));
    }

    /// The outages under way.
    public synchronized List<Outage> all() {
        return open.values().stream().map(Known::outage).toList();
    }

    private static Outage ended(Known known, Instant at, Optional<Subject> explainedBy) {
        Outage start = known.outage();
        return new Outage(
                start.subject(),
                Outage.Phase.ENDED,
                start.since(),
                at,
                start.because(),
                explainedBy);
    }
}
