package org.barsrouter.catalogue.targets;

import java.net.URI;
import org.barsrouter.schemas.id.ServiceId;

/// One service of a targets file after the rules: both the id and the base URL are canonical.
public record Target(ServiceId id, URI address) {}
