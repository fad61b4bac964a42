package org.barsrouter.ingress.hostile;

import org.barsrouter.schemas.refusal.Refusal;

/// What must come of a hostile request.
sealed interface Expected {

    /// An OperationOutcome with this refusal, and every id that could be read.
    record Refused(Refusal refusal) implements Expected {}

    /// Strange, and still good: the message is accepted and the receiver's answer comes back.
    record Relayed() implements Expected {}

    /// A good read: delivery is asked.
    record Read() implements Expected {}

    /// 400: the request, or its body, cannot be read to its end, whoever notices it first.
    record CutShort() implements Expected {}

    /// The connection ends, without a word or with an error that names no id: what came is no HTTP.
    record TurnedAway() implements Expected {}

    static Expected refused(Refusal refusal) {
        return new Refused(refusal);
    }
}
