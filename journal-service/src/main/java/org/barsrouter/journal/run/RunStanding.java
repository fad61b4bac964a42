package org.barsrouter.journal.run;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far a run is.
///
/// @param last what brought it into its state
/// @param approvedBy the second person, once there is one
/// @param handled items that are done with, from the first
/// @param appended those of them that stand in the log again
/// @param forgiven errors that whoever resumed it knew of: they count no more
/// @param refused the rest of those handled
public record RunStanding(
        RunState state,
        Change last,
        @Nullable String approvedBy,
        int handled,
        int appended,
        int forgiven,
        List<RunRefusal> refused) {

    /// A change of state.
    ///
    /// @param by who, or [#ITSELF]
    /// @param why a sentence, where there is something to say
    public record Change(Instant at, String by, @Nullable String why) {}

    /// In the place of a person, where a run changes by itself.
    public static final String ITSELF = "journal-service";

    public RunStanding {
        refused = List.copyOf(refused);
    }

    RunStanding into(RunState next, Change change) {
        return new RunStanding(next, change, approvedBy, handled, appended, forgiven, refused);
    }

    RunStanding approved(Change change) {
        return new RunStanding(
                RunState.RUNNING, change, change.by(), handled, appended, forgiven, refused);
    }

    RunStanding forgiving(int errors) {
        return new RunStanding(state, last, approvedBy, handled, appended, errors, refused);
    }
}
