package org.barsrouter.ingress.register;

import java.util.Set;
import org.barsrouter.ingress.client.Allowance;
import org.barsrouter.ingress.client.Client.Owner;
import org.barsrouter.ingress.client.KeyLocation;
import org.barsrouter.ingress.client.Scope;

/// What is asked to stand in the registry.
public record Registration(Owner owner, Set<Scope> scopes, KeyLocation keys, Allowance allowance) {

    public Registration {
        scopes = Set.copyOf(scopes);
    }
}
