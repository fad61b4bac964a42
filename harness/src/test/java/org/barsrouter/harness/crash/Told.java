package org.barsrouter.harness.crash;

import org.barsrouter.sandbox.demo.Answer;

/// What a sender knows after it sent a message.
sealed interface Told {

    /// It got an answer.
    record Answered(Answer answer) implements Told {}

    /// Its connection ended without one: it knows nothing, and is not told otherwise later.
    record Nothing() implements Told {}
}
