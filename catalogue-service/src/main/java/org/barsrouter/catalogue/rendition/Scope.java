package org.barsrouter.catalogue.rendition;

import org.barsrouter.catalogue.change.Protocol;
import org.barsrouter.routing.route.Endpoint;

/// Which endpoints a caller sees and can change.
public enum Scope {
    /// Those of BaRS. A client of the BaRS paths takes the first Endpoint that it gets, whatever it
    /// speaks, and its edits must not touch the routes that a service keeps beside BaRS.
    BARS,
    /// Those of every protocol.
    ALL;

    public boolean has(Endpoint endpoint) {
        return has(Protocol.of(endpoint));
    }

    public boolean has(Protocol protocol) {
        return this == ALL || protocol.isBars();
    }
}
