package org.barsrouter.ingress.kafka;

import org.barsrouter.ingress.answer.Answer;

/// What ends the wait of a relay request.
sealed interface Ending {

    /// Its reply is here.
    record Replied(Answer answer) implements Ending {}

    /// It is not in the log for certain, so that no reply is waited for.
    record NotAppended(Appended how) implements Ending {}
}
