package org.barsrouter.journal.fact;

/// How the sender is answered: RELAY holds its request open, DEFERRED pushes the outcome later.
public enum AnswerMode {
    RELAY,
    DEFERRED
}
