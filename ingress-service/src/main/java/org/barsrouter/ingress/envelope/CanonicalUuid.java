package org.barsrouter.ingress.envelope;

/// The textual form of a UUID, 8-4-4-4-12 hexadecimal digits in any case (RFC 9562 section 4).
/// `UUID.fromString` takes shorter groups too, and throws.
public final class CanonicalUuid {
    private static final int LENGTH = 36;

    private CanonicalUuid() {}

    public static boolean is(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            char c = text.charAt(i);
            boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
            if (hyphen ? c != '-' : !isHex(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHex(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
}
