package org.barsrouter.delivery.packed;

import java.util.UUID;
import org.barsrouter.schemas.id.Uuids;

/// An id's text in 128 bits: a UUID in its canonical form is itself; any other text, as the
/// transparent profile lets through, is its name-based UUID.
///
/// @param isText whether the text cannot be had back from the bits
public record Key128(long high, long low, boolean isText) {
    private static final int LENGTH = 36;

    public static Key128 of(String text) {
        if (isCanonical(text)) {
            UUID uuid = UUID.fromString(text);
            return new Key128(uuid.getMostSignificantBits(), uuid.getLeastSignificantBits(), false);
        }
        UUID named = Uuids.version5("text:" + text);
        return new Key128(named.getMostSignificantBits(), named.getLeastSignificantBits(), true);
    }

    /// A hash of two numbers.
    public static int hash(long high, long low) {
        long mixed = (high ^ high >>> 32) * 0x9E37_79B9_7F4A_7C15L + low;
        mixed = (mixed ^ mixed >>> 29) * 0xBF58_476D_1CE4_E5B9L;
        return (int) (mixed ^ mixed >>> 32);
    }

    private static boolean isCanonical(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            char c = text.charAt(i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            boolean hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
            if (dash ? c != '-' : !hex) {
                return false;
            }
        }
        return true;
    }
}
