package org.barsrouter.catalogue.watch;

import java.time.Instant;

/// Something that happened to a message for a service.
///
/// @param service key of the service
/// @param at when the attempt began, or when it was given up
public record Seen(String service, Instant at, What what) {

    /// What happened.
    public enum What {
        /// The receiver took it, or had it already.
        DELIVERED,
        /// It ended otherwise: refused, unknown, expired.
        FAILED,
        /// An attempt failed, and another one follows.
        AGAIN,
        /// No route was found for it.
        UNROUTABLE
    }
}
