package org.barsrouter.ingress.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Tokens that were verified and have not expired, by their SHA-256: a token is verified once and
/// used for ten minutes, and no token is kept in memory.
public final class VerifiedTokens {
    private final int most;
    private final Map<String, Access> known = new ConcurrentHashMap<>();

    /// @param most how many are kept; with more under way at once the rest is verified each time
    public VerifiedTokens(int most) {
        this.most = most;
    }

    /// What a token gives, if it was verified before. It may have expired since.
    public Optional<Access> find(String token) {
        return Optional.ofNullable(known.get(hash(token)));
    }

    public void remember(String token, Access access, Instant now) {
        if (known.size() >= most) {
            known.values().removeIf(other -> !now.isBefore(other.expires()));
        }
        if (known.size() < most) {
            known.put(hash(token), access);
        }
    }

    int size() {
        return known.size();
    }

    private static String hash(String token) {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
