package org.barsrouter.catalogue.change;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something the catalogue must still know after a restart that is neither a service nor an
/// endpoint: a change-set, an answered request.
///
/// @param kind such as `change-set`
/// @param id within its kind
/// @param version from 1
/// @param body JSON
/// @param expiresAt from when it may be forgotten; absent keeps it
public record Document(
        String kind, String id, long version, String body, @Nullable Instant expiresAt) {

    public String key() {
        return kind + "/" + id;
    }

    public boolean isExpired(Instant at) {
        return expiresAt != null && !at.isBefore(expiresAt);
    }
}
