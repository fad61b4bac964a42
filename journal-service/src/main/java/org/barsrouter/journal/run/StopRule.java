package org.barsrouter.journal.run;

import java.util.Optional;

/// When a run halts itself. Its dry run predicts that everything arrives, and at most so many
/// duplicates as had an attempt that ended unknown. What exceeds that by more than a tolerance says
/// that the prediction was wrong, and that the rest would fare no better: the receiver has not been
/// mended, or the messages had arrived.
///
/// @param share of what was tried that may exceed the prediction, from 0 to 1
public record StopRule(double share) {
    /// So few say nothing yet.
    static final int ALWAYS_TOLERATED = 5;

    /// Why the run must halt, as a sentence; empty while it may go on.
    public Optional<String> judge(RunFigures figures, int expectedDuplicates) {
        int tolerated =
                Math.max(ALWAYS_TOLERATED, (int) Math.ceil(share * figures.tried()));
        if (figures.wrong() > tolerated) {
            return Optional.of(
                    "%d of %d that were tried did not arrive; the dry run predicted that they would, and %d are tolerated."
                            .formatted(figures.wrong(), figures.tried(), tolerated));
        }
        if (figures.duplicates() > expectedDuplicates + tolerated) {
            return Optional.of(
                    "%d of %d had arrived before; the dry run predicted %d at most, and %d more are tolerated."
                            .formatted(
                                    figures.duplicates(),
                                    figures.tried(),
                                    expectedDuplicates,
                                    tolerated));
        }
        return Optional.empty();
    }
}
