package org.barsrouter.journal.app;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.barsrouter.journal.app.CaseReader.Looked;
import org.barsrouter.journal.config.JournalProperties;
import org.barsrouter.journal.kafka.ReplayRecord;
import org.barsrouter.journal.refusal.JournalRefusal;
import org.barsrouter.journal.replay.ReplayCase;
import org.barsrouter.journal.replay.ReplayDecision;
import org.barsrouter.journal.replay.ReplayOutcome;
import org.barsrouter.journal.run.Listening;
import org.barsrouter.journal.run.LiveTransit;
import org.barsrouter.journal.run.Run;
import org.barsrouter.journal.run.RunFigures;
import org.barsrouter.journal.run.RunId;
import org.barsrouter.journal.run.RunItem;
import org.barsrouter.journal.run.RunPace;
import org.barsrouter.journal.run.RunShare;
import org.barsrouter.journal.run.RunState;
import org.barsrouter.journal.run.RunStep;
import org.barsrouter.journal.run.StopRule;
import org.barsrouter.schemas.id.MessageId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries runs out: batch by batch at their rates, looks every second how they fare, slows down
/// those whose messages wait, halts those that fare worse than predicted, and ends those that are
/// through. One thread.
final class RunLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunLoop.class);
    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int BATCH = 200;

    /// Of a second: so much goes at once, because letters that lie near each other cost one fetch.
    private static final int PORTION = 2;

    /// Nothing is wrong with the message; it is tried again.
    private static final Set<JournalRefusal> PASSING =
            Set.of(JournalRefusal.LOG_OUT_OF_REACH, JournalRefusal.REPLAY_UNCERTAIN);

    private final ReplayRuns runs;
    private final Resubmit resubmit;
    private final Ground ground;
    private final JournalProperties journal;
    private final InstantSource clock;
    private final LiveTransit transit;
    private final Map<RunId, Progress> progress = new HashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("replay-runs").unstarted(this::run);
    private Instant nextLook = Instant.EPOCH;
    private Listening listening = Listening.UNKNOWN;

    /// How a run gets on.
    ///
    /// @param together its messages
    private record Progress(RunPace pace, RunShare share, Set<MessageId> together) {
        Progress with(RunPace other) {
            return new Progress(other, share, together);
        }

        Progress with(RunShare other) {
            return new Progress(pace, other, together);
        }
    }

    RunLoop(
            ReplayRuns runs,
            Resubmit resubmit,
            Ground ground,
            JournalProperties journal,
            LiveTransit transit,
            InstantSource clock) {
        this.runs = runs;
        this.resubmit = resubmit;
        this.ground = ground;
        this.journal = journal;
        this.transit = transit;
        this.clock = clock;
    }

    void start() {
        runs.load();
        runs.forget(journal.retention().age());
        thread.start();
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            if (!thread.join(Duration.ofSeconds(10))) {
                LOG.warn("a replay run is still busy; it is left behind");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!closing.await(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    turn();
                } catch (RuntimeException e) {
                    LOG.atWarn().setCause(e).log("replay runs are held up; tried again");
                    ground.shake();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void turn() {
        List<Run> running = runs.in(RunState.RUNNING);
        List<Run> settling = runs.in(RunState.SETTLING);
        progress.keySet().retainAll(running.stream().map(Run::id).collect(Collectors.toSet()));
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        boolean isLook = !now.isBefore(nextLook);
        if (isLook) {
            nextLook = now.plus(LOOK);
            listening =
                    listening.next(transit.middle(now), running.isEmpty() && settling.isEmpty());
        }
        if ((running.isEmpty() && settling.isEmpty()) || !ground.isFirm()) {
            return;
        }
        int wanted = running.stream().mapToInt(run -> run.order().terms().perSecond()).sum();
        for (Run run : listening.isStandingStill() ? List.<Run>of() : running) {
            advance(run, of(run, now).share().of(rate(run, wanted)));
        }
        if (isLook) {
            running.forEach(run -> judge(run, rate(run, wanted), now));
            settling.forEach(run -> settle(run, now));
        }
    }

    /// Runs that together want more than all may have get their share of it.
    private int rate(Run run, int wanted) {
        int own = run.order().terms().perSecond();
        int most = journal.replay().maxRate();
        return wanted <= most ? own : (int) Math.max(1, (long) own * most / wanted);
    }

    private Progress of(Run run, Instant now) {
        return progress.computeIfAbsent(
                run.id(),
                _ ->
                        new Progress(
                                new RunPace(run.order().terms().perSecond(), now),
                                RunShare.FIRST,
                                run.order().items().stream()
                                        .map(item -> item.old().messageId())
                                        .collect(Collectors.toUnmodifiableSet())));
    }

    private void advance(Run run, int perSecond) {
        Instant now = clock.instant();
        Progress known = of(run, now);
        RunPace pace = new RunPace(perSecond, known.pace().last());
        List<ReplayDecision.Replay> items = portion(run, pace.due(now), perSecond);
        Portion portion = new Portion(run, items, known.together(), perSecond);
        List<RunStep> steps = items.isEmpty() ? List.of() : steps(portion);
        progress.put(run.id(), known.with(pace.gone(steps.size(), now)));
        if (!steps.isEmpty()) {
            runs.update(run.id(), current -> current.progressed(steps));
        }
    }

    /// What goes next; nothing as long as it is hardly worth it and not the end.
    private static List<ReplayDecision.Replay> portion(Run run, int due, int perSecond) {
        int most = Math.min(BATCH, due);
        List<ReplayDecision.Replay> items = run.next(most);
        boolean isWorthwhile = most >= Math.min(BATCH, perSecond / PORTION);
        return isWorthwhile || items.size() < most ? items : List.of();
    }

    /// What becomes of these items; fewer than asked for where it must be tried again.
    private List<RunStep> steps(Portion portion) {
        @Nullable Instant rebuilt = ground.lastRebuild();
        List<RunStep> steps = resubmit.alone(() -> handled(portion));
        boolean isSure = Objects.equals(rebuilt, ground.lastRebuild());
        return isSure
                ? steps
                : steps.stream().takeWhile(RunStep.Appended.class::isInstance).toList();
    }

    private List<RunStep> handled(Portion portion) {
        List<ReplayDecision.Replay> items = portion.items();
        Map<String, Looked> looked =
                resubmit.look(items.stream().map(item -> item.old().toString()).toList());
        List<RunItem.Turn> turns =
                items.stream()
                        .map(item -> portion.turn(item, looked.get(item.old().toString())))
                        .toList();
        List<Resubmit.Ready> ready = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            if (turns.get(i) instanceof RunItem.Turn.Due(ReplayCase replay)) {
                ready.add(new Resubmit.Ready(replay, items.get(i)));
            }
        }
        return merged(
                turns, ready.isEmpty() ? List.of() : resubmit.append(ready, portion.errand()));
    }

    /// What goes back into the log next.
    private record Portion(
            Run run, List<ReplayDecision.Replay> items, Set<MessageId> together, int perSecond) {

        RunItem.Turn turn(ReplayDecision.Replay item, @Nullable Looked looked) {
            return switch (looked) {
                case Looked.Nothing(JournalRefusal why) ->
                        new RunItem.Turn.Done(new RunStep.Refused(why));
                case Looked.At(ReplayCase replay) ->
                        new RunItem(run.id(), item)
                                .turn(replay, run.order().terms().strength(), together);
                case null -> throw new IllegalStateException("a dead letter was not answered for");
            };
        }

        Resubmit.Errand errand() {
            return new Resubmit.Errand(
                    new ReplayRecord.Marks(run.order().ordered().actor(), run.id()),
                    run.order().terms().telling(),
                    perSecond);
        }
    }

    private List<RunStep> merged(List<RunItem.Turn> turns, List<ReplayOutcome> outcomes) {
        List<RunStep> steps = new ArrayList<>();
        int next = 0;
        for (RunItem.Turn turn : turns) {
            switch (turn) {
                case RunItem.Turn.Done(RunStep step) -> steps.add(step);
                case RunItem.Turn.Due _ -> {
                    switch (outcomes.get(next++)) {
                        case ReplayOutcome.Appended _ -> steps.add(new RunStep.Appended());
                        case ReplayOutcome.Refused(JournalRefusal why)
                                when PASSING.contains(why) -> {
                            ground.shake();
                            return steps;
                        }
                        case ReplayOutcome.Refused(JournalRefusal why) ->
                                steps.add(new RunStep.Refused(why));
                    }
                }
            }
        }
        return steps;
    }

    private void judge(Run run, int rate, Instant now) {
        RunFigures figures = runs.figures(run.id());
        Progress known = of(run, now);
        progress.put(
                run.id(), known.with(known.share().next(rate, figures.open(), listening.delay())));
        StopRule rule = new StopRule(journal.replay().errorShare());
        runs.update(
                run.id(),
                current -> {
                    if (current.state() != RunState.RUNNING) {
                        return current;
                    }
                    return current.isHandled()
                            ? current.settling(now)
                            : rule.judge(figures, current)
                                    .map(why -> current.stopped(why, now))
                                    .orElse(current);
                });
    }

    private void settle(Run run, Instant now) {
        RunFigures figures = runs.figures(run.id());
        int seen = figures.tried() + figures.open();
        if (figures.isSettled() && seen >= run.standing().appended()) {
            runs.update(
                    run.id(),
                    current ->
                            current.state() == RunState.SETTLING ? current.finished(now) : current);
        }
    }
}
