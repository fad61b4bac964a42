package org.barsrouter.catalogue.http;

import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.barsrouter.catalogue.app.ImportReport;
import org.barsrouter.catalogue.change.Counts;
import org.barsrouter.catalogue.change.Move;
import org.barsrouter.catalogue.intake.ImportGuard;
import org.barsrouter.catalogue.intake.LogRow;
import org.barsrouter.catalogue.intake.Manifest;
import org.barsrouter.catalogue.targets.Finding;
import org.barsrouter.catalogue.targets.Finding.Severity;
import org.jspecify.annotations.Nullable;

/// Answer to an import.
///
/// @param findings the first thousand, errors first
/// @param totals how many findings there are of each severity
/// @param ackNeeded what applying it needs in `ack`
/// @param ackWhy a sentence for each rule that asks for it
/// @param rows the log of every row, if it was asked for
/// @param waits what has to happen before it is applied; absent when nothing
record ImportAnswer(
        boolean applied,
        @Nullable String changeSetId,
        @Nullable Instant effectiveFrom,
        @Nullable Counts counts,
        List<Move> moves,
        @Nullable String summary,
        ImportGuard.@Nullable Ack ackNeeded,
        List<FindingView> findings,
        Map<String, Integer> totals,
        long tookMillis,
        List<String> ackWhy,
        Manifest manifest,
        @Nullable List<LogRow> rows,
        @Nullable String waits) {
    private static final int MOST_FINDINGS = 1_000;

    /// One finding.
    ///
    /// @param severity error, warning or note
    /// @param file targets, providers, products or retired
    /// @param pointer JSON pointer into the file
    /// @param line from 1; 0 is the whole file
    /// @param rows how many rows it concerns
    record FindingView(
            String rule,
            String severity,
            @Nullable String system,
            @Nullable String value,
            String what,
            String remedy,
            String file,
            String pointer,
            int line,
            int rows) {

        static FindingView of(Finding finding) {
            Finding.Subject subject = finding.subject();
            return new FindingView(
                    finding.rule().name(),
                    name(finding.severity()),
                    subject.system(),
                    subject.value(),
                    finding.what(),
                    finding.remedy(),
                    subject.place().file().name().toLowerCase(Locale.ROOT),
                    subject.place().pointer(),
                    subject.place().line(),
                    subject.rows());
        }
    }

    /// @param needed what the guard asks for; absent when nothing
    static ImportAnswer of(
            ImportReport report, Status status, ImportGuard.@Nullable NeedsAck needed) {
        ImportReport.Diff diff = report.diff();
        return new ImportAnswer(
                status == Status.APPLIED,
                diff == null ? null : diff.changeSetId(),
                diff == null ? null : diff.effectiveFrom(),
                diff == null ? null : diff.counts(),
                diff == null ? List.of() : diff.moves(),
                diff == null ? null : diff.summary(),
                needed == null ? null : needed.exact(),
                report.findings().stream().limit(MOST_FINDINGS).map(FindingView::of).toList(),
                totals(report.findings()),
                report.took().toMillis(),
                needed == null ? List.of() : needed.why(),
                report.manifest(),
                report.rows().isEmpty() ? null : report.rows(),
                null);
    }

    /// The same, waiting for somebody to agree.
    ImportAnswer waiting(String id, String sentence) {
        return new ImportAnswer(
                false,
                id,
                effectiveFrom,
                counts,
                moves,
                summary,
                ackNeeded,
                findings,
                totals,
                tookMillis,
                ackWhy,
                manifest,
                rows,
                sentence);
    }

    /// Whether it is in the catalogue.
    enum Status {
        APPLIED,
        NOT_APPLIED
    }

    private static Map<String, Integer> totals(List<Finding> findings) {
        Map<Severity, Integer> counts = new EnumMap<>(Severity.class);
        findings.forEach(finding -> counts.merge(finding.severity(), 1, Integer::sum));
        Map<String, Integer> totals = new LinkedHashMap<>();
        counts.forEach((severity, count) -> totals.put(name(severity), count));
        return totals;
    }

    private static String name(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
