package org.barsrouter.catalogue.promote;

import org.barsrouter.schemas.id.ServiceId;

/// A service that is not promoted, and what has to be done first.
///
/// @param why as a sentence, with the remedy
public record Remedy(ServiceId service, String why) {}
