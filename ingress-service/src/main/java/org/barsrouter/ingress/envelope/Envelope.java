package org.barsrouter.ingress.envelope;

import org.barsrouter.routing.identifier.IdentifierSystems.Spelling;
import org.barsrouter.schemas.id.ServiceId;

/// What the headers of a good call say.
///
/// @param target canonical
/// @param spelling whether the target was written with an alias
/// @param profile by which it was found good
public record Envelope(CallIds ids, ServiceId target, Spelling spelling, Profile profile) {}
