package org.barsrouter.ingress.client;

import java.util.Optional;

/// Knows the registered applications.
@FunctionalInterface
public interface Clients {

    Optional<Client> find(ClientId id);
}
