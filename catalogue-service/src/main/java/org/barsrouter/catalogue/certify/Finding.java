package org.barsrouter.catalogue.certify;

/// One check with its verdict.
public record Finding(Check check, Verdict verdict) {

    /// One line for a person who watches.
    public String line() {
        return switch (verdict) {
            case Verdict.Passed(String seen) ->
                    row("passed", seen.isEmpty() ? check.title() : check.title() + ": " + seen);
            case Verdict.Failed(String what, _) -> row("FAILED", what);
            case Verdict.NotRun(String because) -> row("not run", "because " + because);
            case Verdict.NotDemanded(String because) -> row("not run", "because " + because);
        };
    }

    private String row(String word, String text) {
        return "%-12s  %-7s  %s".formatted(check.code(), word, text);
    }
}
