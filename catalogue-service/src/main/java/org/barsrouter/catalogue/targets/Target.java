package org.barsrouter.catalogue.targets;

import java.net.URI;
import org.barsrouter.schemas.id.ServiceId;

/// One service of a targets file after the rules: both the id and the base URL are canonical.
///
/// @param place of its row
public record Target(ServiceId id, URI address, Place place) {

    /// A target that stands in no file.
    public Target(ServiceId id, URI address) {
        this(id, address, Place.FILE);
    }
}
