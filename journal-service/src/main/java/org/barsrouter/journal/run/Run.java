package org.barsrouter.journal.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.barsrouter.journal.deed.Act;
import org.barsrouter.journal.refusal.JournalRefusal;
import org.barsrouter.journal.replay.ReplayDecision;
import org.barsrouter.journal.run.RunStanding.Change;

/// A replay run: what was ordered and how far it is. Every change makes a new one.
public record Run(RunOrder order, RunStanding standing) {

    /// What a person may do to a run.
    public enum Verb {
        APPROVE,
        PAUSE,
        RESUME,
        ABORT
    }

    /// What came of it.
    public sealed interface Outcome {
        record Changed(Run run) implements Outcome {}

        record Refused(JournalRefusal why) implements Outcome {}
    }

    public static Run ordered(RunOrder order) {
        Act act = order.ordered();
        return new Run(
                order,
                new RunStanding(
                        order.needsApproval() ? RunState.APPROVAL_NEEDED : RunState.RUNNING,
                        new Change(act.at(), act.actor(), null),
                        null,
                        0,
                        0,
                        0,
                        List.of()));
    }

    public RunId id() {
        return order.id();
    }

    public RunState state() {
        return standing.state();
    }

    /// What a person asks for. A second person is one of another name, however it is written.
    public Outcome change(Verb verb, Act act) {
        return switch (verb) {
            case APPROVE -> approve(act);
            case PAUSE -> from(EnumSet.of(RunState.RUNNING), RunState.PAUSED, act);
            case RESUME ->
                    from(EnumSet.of(RunState.PAUSED, RunState.STOPPED), RunState.RUNNING, act);
            case ABORT ->
                    from(
                            EnumSet.complementOf(EnumSet.of(RunState.FINISHED, RunState.ABORTED)),
                            RunState.ABORTED,
                            act);
        };
    }

    private Outcome approve(Act act) {
        if (state() != RunState.APPROVAL_NEEDED) {
            return new Outcome.Refused(JournalRefusal.RUN_STATE);
        }
        if (name(act.actor()).equals(name(order.ordered().actor()))) {
            return new Outcome.Refused(JournalRefusal.SAME_PERSON);
        }
        return new Outcome.Changed(new Run(order, standing.approved(change(act))));
    }

    private static String name(String person) {
        return person.strip().toLowerCase(Locale.ROOT);
    }

    private Outcome from(Set<RunState> states, RunState next, Act act) {
        return states.contains(state())
                ? new Outcome.Changed(new Run(order, standing.into(next, change(act))))
                : new Outcome.Refused(JournalRefusal.RUN_STATE);
    }

    private static Change change(Act act) {
        return new Change(act.at(), act.actor(), act.reason());
    }

    /// The next items, `most` of them at most.
    public List<ReplayDecision.Replay> next(int most) {
        int from = standing.handled();
        return order.items().subList(from, Math.min(order.items().size(), from + most));
    }

    /// Some further items have been handled, in their order.
    public Run progressed(List<RunStep> steps) {
        List<RunRefusal> refused = new ArrayList<>(standing.refused());
        int appended = standing.appended();
        int at = standing.handled();
        for (RunStep step : steps) {
            switch (step) {
                case RunStep.Appended() -> appended++;
                case RunStep.Refused(JournalRefusal why) ->
                        refused.add(new RunRefusal(order.items().get(at).old().toString(), why));
            }
            at++;
        }
        return new Run(
                order,
                new RunStanding(
                        standing.state(),
                        standing.last(),
                        standing.approvedBy(),
                        at,
                        appended,
                        standing.forgiven(),
                        refused));
    }

    public boolean isHandled() {
        return standing.handled() == order.items().size();
    }

    /// Errors that are known when it is resumed do not halt it again.
    public Run forgiving(int errors) {
        return new Run(order, standing.forgiving(errors));
    }

    /// It halts itself.
    public Run stopped(String why, Instant now) {
        return itself(RunState.STOPPED, why, now);
    }

    /// Everything has been handled.
    public Run settling(Instant now) {
        return itself(RunState.SETTLING, "Everything stands in the log again.", now);
    }

    /// Everything has ended.
    public Run finished(Instant now) {
        return itself(RunState.FINISHED, "Everything has ended.", now);
    }

    private Run itself(RunState next, String why, Instant now) {
        return new Run(order, standing.into(next, new Change(now, RunStanding.ITSELF, why)));
    }
}
