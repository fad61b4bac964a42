package org.barsrouter.delivery.breaker;

import org.barsrouter.schemas.id.ServiceId;

/// What is in trouble, or may be: the levels of "whose fault is it?".
///
/// ```
///   host ──┬── endpoint ──┬── service
///          │              └── service
///          └── endpoint ───── service
/// ```
public sealed interface Subject {

    /// One service behind an endpoint: one hospital behind a shared platform.
    record Service(String endpointId, ServiceId service) implements Subject {
        @Override
        public String key() {
            return endpointId + "@" + service.key();
        }
    }

    /// One endpoint, all slices of it.
    record Endpoint(String endpointId) implements Subject {
        @Override
        public String key() {
            return endpointId;
        }
    }

    /// A host and port, with every endpoint there.
    record Host(String name) implements Subject {
        @Override
        public String key() {
            return name;
        }
    }

    /// An endpoint that answers, and refuses too much of what it is sent: its dead letters are
    /// metered.
    record DeadLetters(String endpointId) implements Subject {
        @Override
        public String key() {
            return endpointId + "@dead-letters";
        }
    }

    /// Unique over all subjects; the record key of `bars.endpoint-health`.
    String key();

    /// The level's name, stable: `SERVICE`, `ENDPOINT`, `HOST` or `DEAD_LETTERS`.
    default String scope() {
        return switch (this) {
            case Service _ -> "SERVICE";
            case Endpoint _ -> "ENDPOINT";
            case Host _ -> "HOST";
            case DeadLetters _ -> "DEAD_LETTERS";
        };
    }
}
