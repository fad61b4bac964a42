package org.barsrouter.catalogue.targets;

import org.barsrouter.routing.identifier.IdentifierSystems;

/// All that decides whether a file may enter a catalogue.
public record ImportRules(
        Deployment deployment, IdentifierSystems systems, AddressRules addresses, Tests tests) {

    /// What happens to the national test targets, the system `tests`.
    public enum Tests {
        INCLUDE,
        SKIP
    }
}
