package org.barsrouter.catalogue.app;

import java.util.List;
import org.barsrouter.catalogue.change.VolumeGuard;
import org.barsrouter.catalogue.decide.Problem;
import org.barsrouter.catalogue.kafka.WriterState;
import org.barsrouter.catalogue.proposal.Diff;
import org.barsrouter.catalogue.proposal.Proposal;

/// How a request to change the catalogue ended.
public sealed interface ChangeOutcome {

    /// It is kept: submitted, approved, rejected or applied.
    ///
    /// @param answer JSON of it, as every repeat of the request will get it
    record Kept(Proposal proposal, Diff diff, String answer) implements ChangeOutcome {}

    /// Only looked at.
    record Looked(Diff diff, String summary, VolumeGuard.Verdict guard) implements ChangeOutcome {}

    /// The request was answered before, with this.
    record Repeated(String answer) implements ChangeOutcome {}

    /// The request id was used for something else.
    record RequestReused() implements ChangeOutcome {}

    /// It has problems; nothing was changed.
    record Refused(List<Problem> problems) implements ChangeOutcome {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /// Somebody else changed it meanwhile.
    record Stale(String id, long version) implements ChangeOutcome {}

    /// It changes so much that the counts must be acknowledged first.
    record AckNeeded(VolumeGuard.Ack exact, String summary) implements ChangeOutcome {}

    /// One person is not enough here.
    record ApprovalNeeded(String why) implements ChangeOutcome {}

    /// The change-set is not in a state for this.
    record WrongState(Proposal proposal, String why) implements ChangeOutcome {}

    /// There is no such change-set.
    record UnknownChangeSet(String id) implements ChangeOutcome {}

    /// This instance cannot write now.
    record NotWriter(WriterState state) implements ChangeOutcome {}

    /// Nothing was written.
    record NotWritten(String why) implements ChangeOutcome {}

    /// Whether it was written is not known; repeating the request tells.
    record Unknown() implements ChangeOutcome {}
}
