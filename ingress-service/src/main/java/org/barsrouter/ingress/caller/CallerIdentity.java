package org.barsrouter.ingress.caller;

import org.barsrouter.ingress.header.RequestHeaders;

/// Says which application calls: the seam where tokens come in.
@FunctionalInterface
public interface CallerIdentity {

    String clientId(RequestHeaders headers);

    /// Where no token is required, every application is the same one.
    static CallerIdentity anonymous() {
        return _ -> "anonymous";
    }
}
