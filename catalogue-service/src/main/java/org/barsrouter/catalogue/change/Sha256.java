package org.barsrouter.catalogue.change;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// SHA-256 over fields in order, each preceded by its length, so that no two lists of fields give
/// the same bytes.
public final class Sha256 {
    private static final int ABSENT = -1;

    private final MessageDigest digest;

    private Sha256(MessageDigest digest) {
        this.digest = digest;
    }

    /// SHA-256 of bytes as they are, in lower-case hex: what `sha256sum` prints.
    public static String ofBytes(byte[] bytes) {
        return HexFormat.of().formatHex(start().digest.digest(bytes));
    }

    public static Sha256 start() {
        try {
            return new Sha256(MessageDigest.getInstance("SHA-256"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public Sha256 with(@Nullable String field) {
        if (field == null) {
            length(ABSENT);
        } else {
            byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
            length(bytes.length);
            digest.update(bytes);
        }
        return this;
    }

    private void length(int length) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(length).flip());
    }

    /// Lower-case hex.
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
