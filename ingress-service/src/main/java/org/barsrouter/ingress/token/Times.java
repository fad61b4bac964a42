package org.barsrouter.ingress.token;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;

/// The claims that say when a token is valid (RFC 7519 section 4.1.4 to 4.1.6).
public final class Times {
    /// How far the clock of whoever signed it may be ahead of ours.
    public static final Duration SKEW = Duration.ofSeconds(30);

    private Times() {}

    /// Claims that are valid now; `exp` must be there.
    public static Judged<JWTClaimsSet> valid(JWTClaimsSet claims, Instant now, String called) {
        Date expires = claims.getExpirationTime();
        if (expires == null) {
            return Judged.faulty(called + " has no exp.");
        }
        if (!now.isBefore(expires.toInstant())) {
            return Judged.faulty(called + " has expired: its exp has passed.");
        }
        if (isAhead(claims.getNotBeforeTime(), now)) {
            return Judged.faulty(called + " is not valid yet: its nbf lies in the future.");
        }
        return isAhead(claims.getIssueTime(), now)
                ? Judged.faulty(called + " was issued in the future by its iat: set the clock.")
                : Judged.good(claims);
    }

    private static boolean isAhead(@Nullable Date date, Instant now) {
        return date != null && date.toInstant().isAfter(now.plus(SKEW));
    }
}
