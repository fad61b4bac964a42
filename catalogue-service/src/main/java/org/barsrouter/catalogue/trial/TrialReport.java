package org.barsrouter.catalogue.trial;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.barsrouter.catalogue.certify.Verdict;
import org.barsrouter.schemas.id.ServiceId;

/// A finished trial.
public record TrialReport(String id, Pair pair, Instant at, List<TrialFinding> findings) {

    /// Who was tried with whom.
    public record Pair(ServiceId sender, ServiceId receiver) {}

    public TrialReport {
        findings = List.copyOf(findings);
    }

    /// Whether nothing failed and something was run.
    public boolean passed() {
        return findings.stream().noneMatch(finding -> finding.verdict() instanceof Verdict.Failed)
                && findings.stream()
                        .anyMatch(finding ->
                                finding.step() == TrialStep.RELAY
                                        && finding.verdict() instanceof Verdict.Passed);
    }

    /// As a person reads it.
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("Trial of %s with %s, %s".formatted(pair.sender(), pair.receiver(), at));
        lines.add("");
        findings.forEach(finding -> lines.add(finding.line()));
        lines.add("");
        for (TrialFinding finding : findings) {
            if (finding.verdict() instanceof Verdict.Failed(String what, String remedy)) {
                lines.add(finding.step().code() + ": " + what + " " + remedy);
            }
        }
        lines.add(passed() ? "The two work together." : "The two do not work together yet.");
        return lines;
    }
}
