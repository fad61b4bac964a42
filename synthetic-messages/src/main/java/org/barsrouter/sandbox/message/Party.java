package org.barsrouter.sandbox.message;

import org.barsrouter.schemas.id.ServiceId;

/// A service that sends or receives, with the organisation it belongs to.
///
/// @param odsCode of its organisation
/// @param name of the service, for people
public record Party(ServiceId service, String odsCode, String name) {}
