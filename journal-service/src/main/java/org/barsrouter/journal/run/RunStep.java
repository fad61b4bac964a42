package org.barsrouter.journal.run;

import org.barsrouter.journal.refusal.JournalRefusal;

/// What became of one item of a run.
public sealed interface RunStep {
    /// It stands in the log again, once.
    record Appended() implements RunStep {}

    /// What would have been harmless at the dry run no longer is.
    record Refused(JournalRefusal why) implements RunStep {}
}
