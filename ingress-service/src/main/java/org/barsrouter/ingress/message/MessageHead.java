package org.barsrouter.ingress.message;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a router may read of a message: its Bundle's id and its MessageHeader's routing fields. All
/// absent when the body is something else.
///
/// @param bundleId id of a Bundle whose first entry is a MessageHeader
/// @param event code of MessageHeader.eventCoding
/// @param sourceEndpoint MessageHeader.source.endpoint as written
/// @param reason first code of MessageHeader.reason: new, update or delete
public record MessageHead(
        @Nullable String bundleId,
        @Nullable String event,
        @Nullable String sourceEndpoint,
        @Nullable String reason) {
    public static final MessageHead NONE = new MessageHead(null, null, null);

    /// A head without a reason.
    public MessageHead(
            @Nullable String bundleId, @Nullable String event, @Nullable String sourceEndpoint) {
        this(bundleId, event, sourceEndpoint, null);
    }

    public Optional<String> bundle() {
        return Optional.ofNullable(bundleId);
    }

    public Optional<String> source() {
        return Optional.ofNullable(sourceEndpoint);
    }

    public boolean isEvent(String code) {
        return code.equals(event);
    }
}
