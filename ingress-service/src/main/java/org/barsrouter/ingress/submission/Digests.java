package org.barsrouter.ingress.submission;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// SHA-256 of the body, and the idempotency key: what makes two submissions the same. Both in
/// lower-case hex.
public record Digests(String bodySha256, String idempotencyKey) {

    /// Both digests of one submission.
    ///
    /// @param identity what the key is made of besides the body; every part is prefixed by its
    ///   length, so that no two lists run together into one
    static Digests of(ByteBuffer body, List<String> identity) {
        MessageDigest sha256 = sha256();
        sha256.update(body.duplicate());
        String bodyHash = HexFormat.of().formatHex(sha256.digest());
        identity.forEach(part -> update(sha256, part));
        update(sha256, bodyHash);
        return new Digests(bodyHash, HexFormat.of().formatHex(sha256.digest()));
    }

    private static void update(MessageDigest digest, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
