package org.barsrouter.catalogue.app;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.barsrouter.catalogue.change.ChangeSet;
import org.barsrouter.catalogue.change.Counts;
import org.barsrouter.catalogue.change.Move;
import org.barsrouter.catalogue.change.Summary;
import org.barsrouter.catalogue.intake.LogRow;
import org.barsrouter.catalogue.intake.Manifest;
import org.barsrouter.catalogue.targets.Finding;
import org.jspecify.annotations.Nullable;

/// What an import found and does. Without a diff the file was not good enough to make one.
///
/// @param rows the log of every row, if it was asked for
public record ImportReport(
        List<Finding> findings, @Nullable Diff diff, Manifest manifest, List<LogRow> rows) {

    /// What changes, or would.
    ///
    /// @param effectiveFrom when it takes effect
    public record Diff(
            String changeSetId,
            Instant effectiveFrom,
            Counts counts,
            List<Move> moves,
            String summary) {

        static Diff of(ChangeSet set) {
            return new Diff(
                    set.id(), set.effectiveFrom(), set.counts(), set.moves(), Summary.of(set));
        }
    }

    public ImportReport {
        findings = List.copyOf(findings);
        rows = List.copyOf(rows);
    }

    /// How long it took.
    public Duration took() {
        return Duration.ofMillis(manifest.tookMillis());
    }
}
