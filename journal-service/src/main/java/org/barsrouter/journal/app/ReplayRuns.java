package org.barsrouter.journal.app;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.barsrouter.journal.deed.Act;
import org.barsrouter.journal.deed.Deed;
import org.barsrouter.journal.kafka.ReplayLog;
import org.barsrouter.journal.kafka.ReplayLog.Append;
import org.barsrouter.journal.kafka.RunLog;
import org.barsrouter.journal.refusal.JournalRefusal;
import org.barsrouter.journal.run.Run;
import org.barsrouter.journal.run.Run.Outcome;
import org.barsrouter.journal.run.Run.Verb;
import org.barsrouter.journal.run.RunFigures;
import org.barsrouter.journal.run.RunId;
import org.barsrouter.journal.run.RunState;
import org.barsrouter.journal.store.RunQueries;
import org.barsrouter.schemas.id.MessageId;

/// All replay runs that there are, as they stand in the log: nothing changes here before it stands
/// there, except how far a run is, which is written down behind every batch.
public final class ReplayRuns {
    private final RunLog log;
    private final ReplayLog audit;
    private final RunQueries queries;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<RunId, Run> runs = new LinkedHashMap<>();

    /// Which run has a message.
    private final Map<MessageId, RunId> held = new HashMap<>();

    ReplayRuns(RunLog log, ReplayLog audit, RunQueries queries, InstantSource clock) {
        this.log = log;
        this.audit = audit;
        this.queries = queries;
        this.clock = clock;
    }

    /// Takes up what the log says.
    void load() {
        locked(() -> {
            log.load().forEach(run -> runs.put(run.id(), run));
            hold();
        });
    }

    /// The newest first.
    public List<Run> all() {
        lock.lock();
        try {
            return new ArrayList<>(runs.values()).reversed();
        } finally {
            lock.unlock();
        }
    }

    public Optional<Run> find(RunId id) {
        lock.lock();
        try {
            return Optional.ofNullable(runs.get(id));
        } finally {
            lock.unlock();
        }
    }

    /// What became of a run's deliveries, as far as the journal has read.
    public RunFigures figures(RunId id) {
        return queries.figures(id);
    }

    /// The run that is under way and has a message.
    public Optional<RunId> holder(MessageId message) {
        lock.lock();
        try {
            return Optional.ofNullable(held.get(message));
        } finally {
            lock.unlock();
        }
    }

    /// Takes up a run that was ordered; the audit comes first.
    Optional<JournalRefusal> add(Run run) {
        lock.lock();
        try {
            if (run.order().items().stream()
                    .anyMatch(item -> held.containsKey(item.old().messageId()))) {
                return Optional.of(JournalRefusal.DRY_RUN_OUTDATED);
            }
            if (audit("REPLAY_RUN", run.id(), run.order().ordered(), run.state().name())
                            != Append.DONE
                    || log.ordered(run) != Append.DONE) {
                return Optional.of(JournalRefusal.LOG_OUT_OF_REACH);
            }
            runs.put(run.id(), run);
            hold();
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /// Does what a person asks for, or says why not; both stand in the audit.
    public Outcome change(RunId id, Verb verb, Act act) {
        lock.lock();
        try {
            Run run = runs.get(id);
            if (run == null) {
                return new Outcome.Refused(JournalRefusal.RUN_UNKNOWN);
            }
            return switch (run.change(verb, act)) {
                case Outcome.Refused(JournalRefusal why) -> {
                    audit(action(verb), id, act, why.code());
                    yield new Outcome.Refused(why);
                }
                case Outcome.Changed(Run changed) -> written(verb, forgiving(verb, changed), act);
            };
        } finally {
            lock.unlock();
        }
    }

    /// Whoever resumes a run has seen its errors.
    private Run forgiving(Verb verb, Run run) {
        return verb == Verb.RESUME
                ? run.forgiving(queries.figures(run.id()).errors(run.order().expectedDuplicates()))
                : run;
    }

    private Outcome written(Verb verb, Run run, Act act) {
        if (audit(action(verb), run.id(), act, run.state().name()) != Append.DONE
                || log.standing(run) != Append.DONE) {
            return new Outcome.Refused(JournalRefusal.LOG_OUT_OF_REACH);
        }
        runs.put(run.id(), run);
        hold();
        return new Outcome.Changed(run);
    }

    private static String action(Verb verb) {
        return "REPLAY_RUN_" + verb.name();
    }

    private Append audit(String action, RunId id, Act act, String result) {
        return audit.audit(new Deed(action, act, id.value(), result));
    }

    /// Those in a state.
    List<Run> in(RunState state) {
        return all().stream().filter(run -> run.state() == state).toList();
    }

    /// Something was done for a run, or it changes by itself. What Kafka does not take now, it
    /// takes with the next change; a journal that dies before finds out from the log what was done.
    void update(RunId id, UnaryOperator<Run> change) {
        locked(() -> {
            Run run = runs.get(id);
            if (run != null) {
                Run changed = change.apply(run);
                log.standing(changed);
                runs.put(id, changed);
                if (changed.state() != run.state()) {
                    hold();
                }
            }
        });
    }

    /// Forgets runs that have been over for longer than messages are kept.
    void forget(Duration age) {
        locked(() -> {
            List<RunId> old =
                    runs.values().stream()
                            .filter(run -> run.state().isOver())
                            .filter(run ->
                                    run.standing().last().at().isBefore(clock.instant().minus(age)))
                            .map(Run::id)
                            .toList();
            old.forEach(id -> {
                log.forget(id);
                runs.remove(id);
            });
        });
    }

    private void hold() {
        held.clear();
        runs.values().stream()
                .filter(run -> run.state().holdsMessages())
                .forEach(run ->
                        run.order()
                                .items()
                                .forEach(item -> held.put(item.old().messageId(), run.id())));
    }

    private void locked(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }
}
