package org.barsrouter.journal.http;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.barsrouter.journal.http.ReplayDryRunController.ObjectionView;
import org.barsrouter.journal.refusal.JournalRefusal;
import org.barsrouter.journal.replay.ReplayRules;
import org.barsrouter.journal.replay.ReplayWish;
import org.barsrouter.journal.run.Run;
import org.barsrouter.journal.run.RunFigures;
import org.barsrouter.journal.run.RunOrder;
import org.barsrouter.journal.run.RunRefusal;
import org.barsrouter.journal.run.RunStanding;
import org.barsrouter.journal.run.RunState;
import org.jspecify.annotations.Nullable;

/// A replay run as the API shows it: while it is under way its progress, afterwards its report.
///
/// @param selection parameters of its dry run
/// @param since when it came into its state
/// @param by who brought it there
/// @param total messages that it replays
/// @param handled those that are done with
/// @param appended those of them that stand in the log again
/// @param figures what became of these
/// @param refused the rest, and what was selected and never was to be replayed, with the ids
record RunView(
        String runId,
        RunState state,
        Instant orderedAt,
        String orderedBy,
        String reason,
        Map<String, String> selection,
        int rate,
        boolean force,
        boolean tellAgain,
        boolean approvalNeeded,
        @Nullable String approvedBy,
        Instant since,
        String by,
        @Nullable String why,
        int total,
        int handled,
        int appended,
        int expectedDuplicates,
        RunFigures figures,
        double secondsLeft,
        List<ObjectionView> refused) {

    static RunView of(Run run, RunFigures figures) {
        RunOrder order = run.order();
        RunStanding standing = run.standing();
        int total = order.items().size();
        return new RunView(
                run.id().value(),
                run.state(),
                order.ordered().at(),
                order.ordered().actor(),
                order.ordered().reason(),
                new TreeMap<>(order.selection()),
                order.terms().perSecond(),
                order.terms().strength() == ReplayWish.Strength.FORCED,
                order.terms().telling() == RunOrder.Telling.AGAIN,
                order.needsApproval(),
                standing.approvedBy(),
                standing.last().at(),
                standing.last().by(),
                standing.last().why(),
                total,
                standing.handled(),
                standing.appended(),
                order.expectedDuplicates(),
                figures,
                run.state().isOver()
                        ? 0
                        : (total - standing.handled()) / (double) order.terms().perSecond(),
                refused(run));
    }

    private static List<ObjectionView> refused(Run run) {
        Map<JournalRefusal, List<String>> ids = new EnumMap<>(JournalRefusal.class);
        Stream.concat(run.order().refused().stream(), run.standing().refused().stream())
                .forEach((RunRefusal one) ->
                        ids.computeIfAbsent(one.why(), _ -> new ArrayList<>()).add(one.id()));
        return ids.entrySet().stream()
                .map(one ->
                        new ObjectionView(
                                one.getKey().code(),
                                one.getKey().text(),
                                null,
                                ReplayRules.canBeForced(one.getKey()),
                                one.getValue().size(),
                                one.getValue()))
                .toList();
    }
}
