package org.barsrouter.ingress.grant;

import org.barsrouter.ingress.client.Client;
import org.barsrouter.ingress.token.KeyFinder;

/// Knows where the public keys of an application are.
@FunctionalInterface
public interface ClientKeys {

    KeyFinder of(Client client);
}
