package org.barsrouter.journal.run;

/// Where a run stands.
///
/// ```
/// APPROVAL_NEEDED ─approve─▶ RUNNING ◀─resume─ PAUSED, STOPPED
///                               │ ─pause──▶ PAUSED, ─too many errors─▶ STOPPED
///                               ▼ all handled
///                            SETTLING ─all ended─▶ FINISHED
/// any that is not over ─abort─▶ ABORTED
/// ```
public enum RunState {
    /// Ordered; a second person must approve it.
    APPROVAL_NEEDED,
    RUNNING,
    /// Halted by a person.
    PAUSED,
    /// Halted by itself, because more went wrong than its dry run said.
    STOPPED,
    /// Everything stands in the log again; not all of it has ended.
    SETTLING,
    FINISHED,
    ABORTED;

    public boolean isOver() {
        return this == FINISHED || this == ABORTED;
    }

    /// Whether its messages are its own: nobody else replays them.
    public boolean holdsMessages() {
        return this == APPROVAL_NEEDED || this == RUNNING || this == PAUSED || this == STOPPED;
    }
}
