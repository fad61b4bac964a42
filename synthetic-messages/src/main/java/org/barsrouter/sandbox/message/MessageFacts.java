package org.barsrouter.sandbox.message;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What differs between two synthetic messages of a kind. The same facts make the same bytes.
///
/// @param bundleId made by the originating sender; the ids of all resources follow from it
/// @param at when the message was assembled
/// @param requestBundle for a response: the Bundle.id that it answers
public record MessageFacts(
        UUID bundleId, Instant at, Parties parties, @Nullable UUID requestBundle) {

    public MessageFacts(UUID bundleId, Instant at, Parties parties) {
        this(bundleId, at, parties, null);
    }

    public MessageFacts inResponseTo(UUID requestBundleId) {
        return new MessageFacts(bundleId, at, parties, requestBundleId);
    }
}
