package org.barsrouter.catalogue.decide;

import java.time.Duration;
import org.barsrouter.catalogue.targets.AddressRules;
import org.barsrouter.catalogue.targets.Deployment;
import org.barsrouter.routing.identifier.IdentifierSystems;

/// What every command is held against.
///
/// @param leadTime from writing a change to its effect, long enough to reach every router
/// @param certifying whether an endpoint must be certified before it is assigned
public record Rules(
        Deployment deployment,
        IdentifierSystems systems,
        AddressRules addresses,
        Duration leadTime,
        Certifying certifying) {

    /// I11.
    public enum Certifying {
        REQUIRED,
        ADVISED
    }
}
