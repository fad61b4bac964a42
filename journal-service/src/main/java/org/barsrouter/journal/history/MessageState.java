package org.barsrouter.journal.history;

import java.util.Optional;

/// Where a message stands, in the words that operators search by. Its latest delivery counts.
public enum MessageState {
    /// Accepted; nothing is known of an attempt yet.
    ACCEPTED,
    /// Attempted or put off, and not ended.
    WAITING,
    DELIVERED,
    /// It did not arrive and is kept as a dead letter.
    DEAD,
    /// It is kept as a dead letter, and somebody said that it needs nothing more.
    RESOLVED,
    /// It did not arrive, and no dead letter is kept of it: its sender was told.
    FAILED;

    static MessageState of(MessageHistory message) {
        DeliveryHistory latest = message.latest();
        Optional<Conclusion> end = latest.conclusion();
        if (end.isEmpty()) {
            return latest.attempts().isEmpty() ? ACCEPTED : WAITING;
        }
        if (end.get().disposition().arrived()) {
            return DELIVERED;
        }
        if (latest.letters().isEmpty()) {
            return FAILED;
        }
        return latest.isResolved() ? RESOLVED : DEAD;
    }
}
