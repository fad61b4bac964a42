package org.barsrouter.catalogue.certify;

import java.util.ArrayList;
import java.util.List;

/// A report as a person reads it: a line for each check, then a sentence with the remedy for each
/// that failed.
public final class ReportText {
    private ReportText() {}

    public static List<String> lines(Report report) {
        List<String> lines = new ArrayList<>();
        lines.add("Certification of " + report.subject().service());
        lines.add(
                "at %s in %s, %s"
                        .formatted(
                                report.subject().address(),
                                report.subject().deployment(),
                                report.at()));
        lines.add("");
        report.findings().forEach(finding -> lines.add(finding.line()));
        lines.add("");
        for (Finding finding : report.failed()) {
            if (finding.verdict() instanceof Verdict.Failed(String what, String remedy)) {
                lines.add(finding.check().code() + ": " + what + " " + remedy);
            }
        }
        lines.add(report.sentence());
        return lines;
    }
}
