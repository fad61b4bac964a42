package org.barsrouter.journal.replay;

/// What an operator asks for.
///
/// @param deliveryId the dead letter's id, as the list shows it
/// @param actor who asks
/// @param reason why, for the audit
public record ReplayWish(String deliveryId, String actor, String reason, Strength strength) {

    /// Whether known objections are overridden.
    public enum Strength {
        CAREFUL,
        FORCED
    }
}
