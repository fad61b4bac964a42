package org.barsrouter.ingress.status;

import org.jspecify.annotations.Nullable;

/// What the journal says about a message.
public sealed interface JournalAnswer {

    /// It knows the message.
    record Known(
            State state,
            @Nullable String clientId,
            @Nullable String odsCode,
            @Nullable String disposition,
            @Nullable String sentence)
            implements JournalAnswer {}

    /// It has not (yet) heard of it.
    record NotKnown() implements JournalAnswer {}

    /// It does not answer, or not sensibly.
    record Away() implements JournalAnswer {}

    /// Whether the delivery has ended.
    enum State {
        OPEN,
        ENDED
    }
}
