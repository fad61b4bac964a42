package org.barsrouter.journal.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.barsrouter.journal.fact.Fact;
import org.barsrouter.journal.history.Summary;
import org.barsrouter.journal.run.RunFigures;
import org.barsrouter.journal.run.RunId;
import org.barsrouter.journal.store.RecentMessages.Known;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.topic.Topics;

/// What became of the deliveries of the replay runs that somebody asks about. The database is asked
/// once for each run; after that every stored batch says what it changed, so that looking at a run
/// of many messages every second costs next to nothing.
///
/// It is never behind the database: what is told twice is the same, one thread stores, and it waits
/// here while the database is asked.
public final class RunTally {
    /// Consoles seldom look at more at once; each holds ten thousand small entries at most.
    private static final int RUNS = 8;

    private final Map<String, Count> counts =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
                    return size() > RUNS;
                }
            };

    /// One run.
    private static final class Count {
        private final Map<DeliveryId, RunFigures.Share> shares;
        private RunFigures figures;

        Count(Map<DeliveryId, RunFigures.Share> stored) {
            shares = new HashMap<>(stored);
            figures =
                    stored.values().stream()
                            .reduce(RunFigures.NONE, RunFigures::plus, (one, _) -> one);
        }

        void put(DeliveryId delivery, RunFigures.Share share) {
            RunFigures.Share before = shares.put(delivery, share);
            figures = (before == null ? figures : figures.minus(before)).plus(share);
        }
    }

    /// What became of a run's deliveries.
    ///
    /// @param stored asks the database
    synchronized RunFigures figures(
            RunId run, Function<RunId, Map<DeliveryId, RunFigures.Share>> stored) {
        return Objects.requireNonNull(
                        counts.computeIfAbsent(run.value(), _ -> new Count(stored.apply(run))))
                .figures;
    }

    /// Only after the commit that wrote them.
    synchronized void note(Collection<Known> messages) {
        if (!counts.isEmpty()) {
            messages.forEach(this::note);
        }
    }

    private void note(Known message) {
        for (Fact fact : message.facts()) {
            if (fact instanceof Fact.Accepted accepted
                    && accepted.links().replayRun() != null
                    && accepted.at().topic().equals(Topics.INBOUND.name())) {
                Count count = counts.get(accepted.links().replayRun());
                if (count != null) {
                    DeliveryId delivery = accepted.subject().delivery();
                    count.put(delivery, share(delivery.generation(), message.line()));
                }
            }
        }
    }

    /// The projection was emptied.
    synchronized void forget() {
        counts.clear();
    }

    private static RunFigures.Share share(int generation, Summary line) {
        return RunFigures.Share.of(
                line.standing().state(),
                line.standing().disposition(),
                line.standing().reason(),
                line.trace().generation() == generation);
    }
}
