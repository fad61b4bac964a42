package org.barsrouter.journal.replay;

import java.util.Optional;

/// Where the catalogue sends messages now.
public interface RoutesNow {

    /// The endpoint that a new message to a service would go to, or why it would go nowhere; empty
    /// when the catalogue is not known.
    ///
    /// @param target canonical ServiceId, `system|value`
    Optional<String> of(String target);
}
