package org.barsrouter.catalogue.promote;

import java.time.Instant;
import java.util.List;
import org.barsrouter.catalogue.targets.Deployment;
import org.jspecify.annotations.Nullable;

/// What goes from one environment to the next.
///
/// @param items sorted by service and rank
public record Bundle(Manifest manifest, List<Item> items) {

    public Bundle {
        items = List.copyOf(items);
    }

    /// What vouches for the items.
    ///
    /// @param hash SHA-256 over everything else in the bundle, in hexadecimal
    /// @param signature HMAC-SHA256 of the hash under the key that both environments share; absent
    ///   where they share none
    public record Manifest(
            Deployment source, Instant at, String actor, String hash, @Nullable String signature) {}
}
