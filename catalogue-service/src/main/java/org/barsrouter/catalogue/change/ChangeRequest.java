package org.barsrouter.catalogue.change;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A request for a change: who wants it, why and when.
///
/// @param at when it is written
/// @param source `import:` and the file's name
/// @param digest SHA-256 of what was handed in
/// @param changeSetId of the change-set that it already is; absent makes one
public record ChangeRequest(
        Instant at,
        Actor actor,
        @Nullable String reason,
        String source,
        String digest,
        @Nullable String requestId,
        @Nullable String correlationId,
        @Nullable String changeSetId) {}
