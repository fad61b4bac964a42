package org.barsrouter.journal.fact;

import org.jspecify.annotations.Nullable;

/// Who submitted a message.
///
/// @param clientId the application, `anonymous` where none is required
/// @param odsCode the organisation, where it said one
public record Sender(String clientId, @Nullable String odsCode) {}
