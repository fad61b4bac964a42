package org.barsrouter.journal.http;

import java.util.Optional;
import org.barsrouter.schemas.id.MessageId;

/// Message ids as they come in paths.
final class MessageIds {
    private MessageIds() {}

    /// A text that is no UUID names no message.
    static Optional<MessageId> parse(String text) {
        try {
            return Optional.of(MessageId.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
