package org.barsrouter.routing.resolve;

/// Why a message has no receiver.
public enum Reason {
    MALFORMED_TARGET,
    UNKNOWN_SYSTEM,
    UNKNOWN_SERVICE,
    SERVICE_INACTIVE,
    NO_ASSIGNMENT_AT,
    NOT_YET,
    EXPIRED,
    SUSPENDED,
    TEMPLATE_SUSPENDED,
    SUPPLIER_INACTIVE,
    TYPE_MISMATCH,
    VERSION_UNSUPPORTED,
    /// A rank below takes over, because the endpoint is known to be down. Never ends a message.
    UNHEALTHY,
    AMBIGUOUS,
    CORRUPT
}
