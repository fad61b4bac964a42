package org.barsrouter.journal.run;

import java.util.Set;
import org.barsrouter.journal.fact.Disposition;
import org.barsrouter.journal.history.MessageState;
import org.jspecify.annotations.Nullable;

/// What became of a run's deliveries so far.
///
/// @param open not attempted yet, as far as is known, or put off for no fault of the receiver's
/// @param troubled an attempt failed, or the endpoint is known to be down; not ended
/// @param delivered newly
/// @param duplicates the receiver said that it had the message
/// @param failed ended without arriving
public record RunFigures(int open, int troubled, int delivered, int duplicates, int failed) {
    public static final RunFigures NONE = new RunFigures(0, 0, 0, 0, 0);

    /// Reasons to wait that are delivery's own.
    private static final Set<String> PUT_OFF =
            Set.of("LANE_FULL", "PACED", "BEHIND_CONVERSATION", "TAKEN_OVER");

    /// How one delivery of a run stands.
    ///
    /// @param state of the message
    /// @param disposition absent while its delivery is open
    /// @param reason why it waits or ended, a stable code
    public record Share(
            MessageState state, @Nullable Disposition disposition, @Nullable String reason) {

        /// One whose message was replayed once more since counts as failed: it would not have been
        /// replayed otherwise.
        ///
        /// @param isLatest whether it was not
        public static Share of(
                MessageState state,
                @Nullable Disposition disposition,
                @Nullable String reason,
                boolean isLatest) {
            return new Share(isLatest ? state : MessageState.DEAD, disposition, reason);
        }
    }

    public RunFigures plus(Share share) {
        return with(share, 1);
    }

    /// Without what was counted before.
    public RunFigures minus(Share share) {
        return with(share, -1);
    }

    private RunFigures with(Share share, int more) {
        return switch (share.state()) {
            case ACCEPTED -> new RunFigures(open + more, troubled, delivered, duplicates, failed);
            case WAITING ->
                    share.reason() != null && PUT_OFF.contains(share.reason())
                            ? new RunFigures(open + more, troubled, delivered, duplicates, failed)
                            : new RunFigures(open, troubled + more, delivered, duplicates, failed);
            case DELIVERED ->
                    share.disposition() == Disposition.DELIVERED_DUPLICATE
                            ? new RunFigures(open, troubled, delivered, duplicates + more, failed)
                            : new RunFigures(open, troubled, delivered + more, duplicates, failed);
            case DEAD, RESOLVED, FAILED ->
                    new RunFigures(open, troubled, delivered, duplicates, failed + more);
        };
    }

    /// How many the receiver's side has answered for, one way or the other.
    public int tried() {
        return troubled + delivered + duplicates + failed;
    }

    /// What the dry run did not predict: messages that were tried and did not arrive, and more
    /// duplicates than it expected.
    public int errors(int expectedDuplicates) {
        return troubled + failed + Math.max(0, duplicates - expectedDuplicates);
    }

    public boolean isSettled() {
        return open + troubled == 0;
    }
}
