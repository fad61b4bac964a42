package org.barsrouter.journal.run;

/// What became of a run's deliveries so far.
///
/// @param open not attempted yet, as far as is known, or put off for no fault of the receiver's
/// @param troubled an attempt failed, or the endpoint is known to be down; not ended
/// @param delivered newly
/// @param duplicates the receiver said that it had the message
/// @param failed ended without arriving
public record RunFigures(int open, int troubled, int delivered, int duplicates, int failed) {

    /// How many the receiver's side has answered for, one way or the other.
    public int tried() {
        return troubled + delivered + duplicates + failed;
    }

    /// Those that did not arrive although they were tried.
    public int wrong() {
        return troubled + failed;
    }

    public boolean isSettled() {
        return open + troubled == 0;
    }
}
