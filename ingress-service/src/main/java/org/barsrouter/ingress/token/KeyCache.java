package org.barsrouter.ingress.token;

import com.nimbusds.jose.jwk.JWKSet;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A key set of somebody else, as it was when it was last fetched: says when to fetch it again. A
/// key that is new to us is looked for at once, but not more often than every ten seconds, so that
/// tokens with invented key ids cost its owner nothing; an owner who is away is outlived for a day.
public final class KeyCache {
    /// A set as young as this is not fetched again for its age.
    public static final Duration FRESH = Duration.ofMinutes(5);

    /// Least time between two fetches.
    public static final Duration PAUSE = Duration.ofSeconds(10);

    /// As old as this a set no longer proves anything.
    public static final Duration STALE = Duration.ofHours(24);

    private @Nullable JWKSet set;
    private Instant fetchedAt = Instant.MIN;
    private @Nullable Instant triedAt;

    /// Whether to fetch before looking for a key.
    public synchronized boolean wantsFetch(String kid, Instant now) {
        if (triedAt != null && now.isBefore(triedAt.plus(PAUSE))) {
            return false;
        }
        return set == null
                || set.getKeyByKeyId(kid) == null
                || !now.isBefore(fetchedAt.plus(FRESH));
    }

    /// A fetch begins.
    public synchronized void tries(Instant now) {
        triedAt = now;
    }

    public synchronized void fetched(JWKSet fresh, Instant now) {
        set = fresh;
        fetchedAt = now;
    }

    public synchronized KeyFinder.Lookup find(String kid, Instant now) {
        return set == null || !now.isBefore(fetchedAt.plus(STALE))
                ? new KeyFinder.Lookup.OutOfReach()
                : KeySet.finder(set).find(kid);
    }
}
