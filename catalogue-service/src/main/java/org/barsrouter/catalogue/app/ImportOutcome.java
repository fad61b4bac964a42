package org.barsrouter.catalogue.app;

import org.barsrouter.catalogue.intake.ImportGuard;
import org.barsrouter.catalogue.kafka.WriterState;
import org.barsrouter.catalogue.proposal.Proposal;

/// How an import ended.
public sealed interface ImportOutcome {

    /// It is in the catalogue, or was already.
    record Applied(ImportReport report) implements ImportOutcome {}

    /// Only looked at.
    ///
    /// @param guard what applying it would need
    record DryRun(ImportReport report, ImportGuard.Verdict guard) implements ImportOutcome {}

    /// Its errors keep it out.
    record Invalid(ImportReport report) implements ImportOutcome {}

    /// It changes so much that the counts must be acknowledged first.
    record AckNeeded(ImportReport report, ImportGuard.NeedsAck needed) implements ImportOutcome {}

    /// It is kept as a change-set, and somebody else has to agree first.
    record Waits(ImportReport report, Proposal proposal) implements ImportOutcome {}

    /// It was approved, but the catalogue has changed so that it would do something else by now.
    record Outdated(ImportReport report, Proposal proposal) implements ImportOutcome {}

    /// Only administrators hand in a whole file.
    record Forbidden() implements ImportOutcome {}

    /// This instance cannot write now.
    record NotWriter(WriterState state) implements ImportOutcome {}

    /// Nothing was written.
    record NotWritten(String why) implements ImportOutcome {}

    /// Whether it was written is not known; repeating it is harmless.
    record Unknown() implements ImportOutcome {}
}
