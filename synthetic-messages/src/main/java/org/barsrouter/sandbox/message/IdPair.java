package org.barsrouter.sandbox.message;

import java.util.UUID;
import java.util.random.RandomGenerator;
import org.barsrouter.schemas.id.CorrelationId;
import org.barsrouter.schemas.id.RequestId;

/// The two ids of a BaRS request. A receiver does not accept the same pair twice (BaRS API 1.4.0,
/// transactional integrity).
public record IdPair(RequestId requestId, CorrelationId correlationId) {

    /// A pair that begins a conversation.
    public static IdPair random(RandomGenerator random) {
        return new IdPair(
                new RequestId(uuid(random).toString()), new CorrelationId(uuid(random).toString()));
    }

    /// The next message of the same conversation.
    public IdPair next(RandomGenerator random) {
        return new IdPair(new RequestId(uuid(random).toString()), correlationId);
    }

    /// A UUID of version 4 from `random`.
    public static UUID uuid(RandomGenerator random) {
        return new UUID(
                (random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000L,
                (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L);
    }
}
