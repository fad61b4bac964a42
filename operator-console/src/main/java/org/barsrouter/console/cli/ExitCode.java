package org.barsrouter.console.cli;

/// What the program ends with; scripts rely on the numbers.
enum ExitCode {
    OK(0),
    /// Unknown id, refused, or nothing to show.
    FAILED(1),
    /// Import: it can be applied, and something deserves a look.
    WARNINGS(2),
    /// Import and check: what is there does not fit together.
    MISMATCHES(3),
    /// The input cannot be used. Also picocli's own answer to wrong options is made this.
    INVALID_INPUT(4),
    /// Import: counts must be acknowledged with `--ack`, or somebody must approve.
    APPROVAL_NEEDED(5),
    /// The service does not answer.
    UNREACHABLE(6);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
