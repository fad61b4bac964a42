package org.barsrouter.ingress.message;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a router may read of a message: its Bundle's id and its MessageHeader's routing fields. All
/// absent when the body is something else.
///
/// @param bundleId id of a Bundle whose first entry is a MessageHeader
/// @param eventCode code of MessageHeader.eventCoding
/// @param sourceEndpoint MessageHeader.source.endpoint as written
/// @param reason first code of MessageHeader.reason: new, update or delete
/// @param rest what is only counted
public record MessageHead(
        @Nullable String bundleId,
        @Nullable String eventCode,
        @Nullable String sourceEndpoint,
        @Nullable String reason,
        Rest rest) {
    public static final MessageHead NONE = new MessageHead(null, null, null);

    /// What tells nothing about the way of a message.
    ///
    /// @param bundleType Bundle.type
    /// @param destinationEndpoint MessageHeader.destination.endpoint, the first one
    /// @param definition MessageHeader.definition
    public record Rest(
            @Nullable String bundleType,
            @Nullable String destinationEndpoint,
            @Nullable String definition) {
        static final Rest NONE = new Rest(null, null, null);
    }

    /// A head of which nothing else is known.
    public MessageHead(
            @Nullable String bundleId,
            @Nullable String eventCode,
            @Nullable String sourceEndpoint,
            @Nullable String reason) {
        this(bundleId, eventCode, sourceEndpoint, reason, Rest.NONE);
    }

    /// A head without a reason.
    public MessageHead(
            @Nullable String bundleId,
            @Nullable String eventCode,
            @Nullable String sourceEndpoint) {
        this(bundleId, eventCode, sourceEndpoint, null);
    }

    public Optional<String> bundle() {
        return Optional.ofNullable(bundleId);
    }

    public Optional<String> source() {
        return Optional.ofNullable(sourceEndpoint);
    }

    public Optional<String> event() {
        return Optional.ofNullable(eventCode);
    }

    public Optional<String> reasonCode() {
        return Optional.ofNullable(reason);
    }

    public Optional<String> destination() {
        return Optional.ofNullable(rest.destinationEndpoint());
    }

    public Optional<String> definitionUrl() {
        return Optional.ofNullable(rest.definition());
    }

    /// Whether it stands in a Bundle of type `message`.
    public boolean isMessage() {
        return "message".equals(rest.bundleType());
    }

    public boolean isEvent(String code) {
        return code.equals(eventCode);
    }
}
