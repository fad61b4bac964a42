package org.barsrouter.schemas.id;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import java.util.random.RandomGenerator;

/// Builds the UUID versions of RFC 9562 that the JDK does not.
public final class Uuids {
    /// Name space of every name-based id of this router.
    private static final UUID NAMESPACE = UUID.fromString("6f1a3d0e-6d6b-5c55-9a3f-2b8d6f6c1a77");

    private Uuids() {}

    static UUID version7(long epochMillis, RandomGenerator random) {
        long high = epochMillis << 16 | 0x7000L | random.nextLong() & 0x0FFFL;
        long low = 0x8000_0000_0000_0000L | random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL;
        return new UUID(high, low);
    }

    /// Name-based UUID (SHA-1) of `name` in the router's own name space.
    public static UUID version5(String name) {
        MessageDigest sha1 = sha1();
        sha1.update(
                ByteBuffer.allocate(16)
                        .putLong(NAMESPACE.getMostSignificantBits())
                        .putLong(NAMESPACE.getLeastSignificantBits())
                        .flip());
        ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
        long high = hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x5000L;
        long low = hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
