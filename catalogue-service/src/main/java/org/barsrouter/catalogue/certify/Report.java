package org.barsrouter.catalogue.certify;

import java.time.Instant;
import java.util.List;

/// A finished certification.
///
/// @param id UUID
/// @param actor who asked for it
/// @param findings one for each check, in the order of the checks
public record Report(String id, Subject subject, String actor, Instant at, List<Finding> findings) {

    public Report {
        findings = List.copyOf(findings);
    }

    public Grade grade() {
        return Grade.of(findings);
    }

    /// What failed, with its remedy.
    public List<Finding> failed() {
        return findings.stream()
                .filter(finding -> finding.verdict() instanceof Verdict.Failed)
                .toList();
    }

    /// One sentence for lists.
    public String sentence() {
        long passed =
                findings.stream()
                        .filter(finding -> finding.verdict() instanceof Verdict.Passed)
                        .count();
        return "%s: %d checks passed, %d failed, %d not run."
                .formatted(
                        grade().word().toUpperCase(java.util.Locale.ROOT),
                        passed,
                        failed().size(),
                        findings.size() - passed - failed().size());
    }
}
