package org.barsrouter.catalogue.decide;

import java.util.Set;
import org.barsrouter.catalogue.change.VolumeGuard;
import org.jspecify.annotations.Nullable;

/// What a caller has said that it accepts.
///
/// @param counts services that lose their route or move; absent when nothing was said
/// @param withoutRoute payload types, such as `careconnect`, whose senders may be left without a
///   route
public record Acknowledged(VolumeGuard.@Nullable Ack counts, Set<String> withoutRoute) {
    public Acknowledged {
        withoutRoute = Set.copyOf(withoutRoute);
    }

    /// That senders of these payload types may be left without a route.
    public static Acknowledged leaving(String... payloadTypes) {
        return new Acknowledged(null, Set.of(payloadTypes));
    }

    public static Acknowledged nothing() {
        return new Acknowledged(null, Set.of());
    }
}
