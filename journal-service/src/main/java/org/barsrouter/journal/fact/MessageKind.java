package org.barsrouter.journal.fact;

/// Why a delivery exists: a sender submitted it, the router tells a sender an outcome, an operator
/// replays it, or its route moved.
public enum MessageKind {
    SUBMISSION,
    NOTICE,
    REPLAY,
    ROUTE_AGAIN
}
