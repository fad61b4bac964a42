package org.barsrouter.journal.control;

import org.barsrouter.journal.deed.Act;
import org.barsrouter.schemas.id.ControlKey;
import org.jspecify.annotations.Nullable;

/// An order that stands in `bars.controls`.
///
/// @param value of a limit
public record StandingOrder(ControlKey key, String action, @Nullable Double value, Act act) {

    /// Whether it changes anything: a pause that was ended, a limit that was lifted and a probe of
    /// the past do not.
    public boolean isInForce() {
        return switch (key.kind()) {
            case PAUSE -> action.equals("PAUSE");
            case RATE, IN_FLIGHT -> value != null;
            case PROBE -> false;
            case CANCEL, RESOLVE -> true;
        };
    }
}
