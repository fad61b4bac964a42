package org.barsrouter.sandbox.message;

/// Who sends a message to whom.
public record Parties(Party sender, Party receiver) {

    /// The direction of an answer.
    public Parties reversed() {
        return new Parties(receiver, sender);
    }
}
