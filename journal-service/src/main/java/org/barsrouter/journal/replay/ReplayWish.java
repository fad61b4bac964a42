package org.barsrouter.journal.replay;

import org.barsrouter.journal.deed.Act;

/// What an operator asks for.
///
/// @param deliveryId the dead letter's id, as the list shows it
/// @param act who asks and why
public record ReplayWish(String deliveryId, Act act, Strength strength) {

    /// Whether known objections are overridden.
    public enum Strength {
        CAREFUL,
        FORCED
    }
}
