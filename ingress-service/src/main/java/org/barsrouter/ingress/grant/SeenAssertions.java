package org.barsrouter.ingress.grant;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.barsrouter.ingress.client.ClientId;

/// The assertions that this instance took and that have not expired, so that none earns a second
/// token.
public final class SeenAssertions {
    private final int most;
    private final Map<Seen, Instant> seen = new HashMap<>();

    private record Seen(ClientId client, String jti) {}

    /// What came of remembering one.
    public enum Remembered {
        NEW,
        SEEN,
        /// So many are remembered that this one cannot be: it is not taken.
        FULL
    }

    /// @param most how many are remembered; each is forgotten when it expires
    public SeenAssertions(int most) {
        this.most = most;
    }

    public synchronized Remembered remember(
            ClientId client, String jti, Instant expires, Instant now) {
        if (seen.size() >= most) {
            seen.values().removeIf(end -> !now.isBefore(end));
        }
        Instant earlier = seen.get(new Seen(client, jti));
        if (earlier != null && now.isBefore(earlier)) {
            return Remembered.SEEN;
        }
        if (seen.size() >= most) {
            return Remembered.FULL;
        }
        seen.put(new Seen(client, jti), expires);
        return Remembered.NEW;
    }
}
