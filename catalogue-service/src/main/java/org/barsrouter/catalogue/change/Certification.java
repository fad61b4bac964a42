package org.barsrouter.catalogue.change;

import java.time.Instant;

/// That an endpoint has passed the certification checks, as far as it has.
///
/// @param grade what was reached, such as `C1-C8`
/// @param expiresAt from when it no longer counts for new assignments
/// @param evidence where the report is found
public record Certification(String grade, Instant recordedAt, Instant expiresAt, String evidence) {

    public boolean holdsAt(Instant at) {
        return at.isBefore(expiresAt);
    }
}
