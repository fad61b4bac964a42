package org.barsrouter.catalogue.app;

import org.barsrouter.catalogue.targets.Looked;

/// Looks a host's name up. The one way to the name service, so that a deployment without one, or a
/// test, can answer for it.
@FunctionalInterface
public interface HostLookup {

    Looked look(String host);
}
