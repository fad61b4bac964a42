package org.barsrouter.routing.resolve;

/// Which endpoints are known to be down, as far as it may be used before anything was sent.
@FunctionalInterface
public interface Health {
    boolean isDown(String endpointId);

    /// Nothing is known to be down: the decision depends on the catalogue and the instant alone, so
    /// that a record that is routed twice is routed alike.
    static Health unknown() {
        return _ -> false;
    }
}
