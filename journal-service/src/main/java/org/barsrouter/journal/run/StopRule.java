package org.barsrouter.journal.run;

import java.util.Optional;

/// When a run halts itself. Its dry run predicts that everything arrives, and at most so many
/// duplicates as had an attempt that ended unknown. Errors beyond that, and beyond a tolerance, say
/// that the prediction was wrong and that the rest would fare no better: the receiver has not been
/// mended, or the messages had arrived.
///
/// @param share of what was tried that may be errors, from 0 to 1
public record StopRule(double share) {
    /// So few say nothing yet.
    static final int ALWAYS_TOLERATED = 5;

    /// Why the run must halt, as a sentence; empty while it may go on.
    public Optional<String> judge(RunFigures figures, Run run) {
        int expected = run.order().expectedDuplicates();
        int errors = figures.errors(expected) - run.standing().forgiven();
        int tolerated = Math.max(ALWAYS_TOLERATED, (int) Math.ceil(share * figures.tried()));
        return errors > tolerated
                ? Optional.of(
                        ("%d of %d that were tried did not arrive and %d had arrived before; the dry run"
                                        + " predicted 0 and at most %d, and %d errors are tolerated.")
                                .formatted(
                                        figures.troubled() + figures.failed(),
                                        figures.tried(),
                                        figures.duplicates(),
                                        expected,
                                        tolerated))
                : Optional.empty();
    }
}
