package org.barsrouter.catalogue.certify;

import java.util.Collection;

/// What a certification is worth.
public enum Grade {
    /// Every check that this environment demands was run and passed.
    CERTIFIED("certified"),
    /// Nothing failed, but something that is demanded could not be run.
    INCOMPLETE("incomplete"),
    /// Something failed.
    FAILED("failed");

    private final String word;

    Grade(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }

    /// The grade that these findings make.
    public static Grade of(Collection<Finding> findings) {
        if (findings.stream().anyMatch(finding -> finding.verdict() instanceof Verdict.Failed)) {
            return FAILED;
        }
        boolean open =
                findings.isEmpty()
                        || findings.stream()
                                .anyMatch(finding -> finding.verdict() instanceof Verdict.NotRun);
        return open ? INCOMPLETE : CERTIFIED;
    }
}
