package org.barsrouter.catalogue.trial;

import org.barsrouter.catalogue.certify.Verdict;

/// One step with what came of it.
public record TrialFinding(TrialStep step, Verdict verdict) {

    /// One line for a person who watches.
    public String line() {
        return switch (verdict) {
            case Verdict.Passed(String seen) ->
                    row("passed", seen.isEmpty() ? step.title() : step.title() + ": " + seen);
            case Verdict.Failed(String what, _) -> row("FAILED", what);
            case Verdict.NotRun(String because) -> row("not run", "because " + because);
            case Verdict.NotDemanded(String because) -> row("not run", "because " + because);
        };
    }

    private String row(String word, String text) {
        return "%-14s  %-7s  %s".formatted(step.code(), word, text);
    }
}
