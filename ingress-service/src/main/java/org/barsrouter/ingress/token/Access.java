package org.barsrouter.ingress.token;

import java.time.Instant;
import java.util.Set;
import org.barsrouter.ingress.client.ClientId;
import org.barsrouter.ingress.client.Scope;

/// What a verified access token gives.
///
/// @param scopes that this router knows; others are left out
public record Access(ClientId client, Set<Scope> scopes, Instant expires) {

    public Access {
        scopes = Set.copyOf(scopes);
    }
}
