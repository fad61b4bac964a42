package org.barsrouter.schemas.id;

import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Names one accepted submission. Minted by ingress, never derived from the sender's own ids, so
/// that a sender who reuses ids cannot make two messages one.
public record MessageId(UUID value) {

    /// A fresh UUIDv7 (RFC 9562 section 5.7): sortable by acceptance.
    public static MessageId mint(InstantSource clock, RandomGenerator random) {
        return new MessageId(Uuids.version7(clock.millis(), random));
    }

    /// The id of the notice that tells a sender how `delivery` ended: the same however often it is
    /// built, so that a crash never makes two notices.
    public static MessageId ofNoticeAbout(DeliveryId delivery) {
        return new MessageId(Uuids.version5("notice:" + delivery));
    }

    /// @throws IllegalArgumentException when the text is not a UUID
    public static MessageId parse(String text) {
        return new MessageId(UUID.fromString(text));
    }

    /// Milliseconds since the epoch at which a UUIDv7 was minted.
    public long mintedAtMillis() {
        return value.getMostSignificantBits() >>> 16;
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
