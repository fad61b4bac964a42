package org.barsrouter.ingress.kafka;

/// How an append ended. Only the first is in the log for certain, only the second is certainly not.
enum Appended {
    ACKNOWLEDGED,
    NEVER_HANDED_OVER,
    UNKNOWN
}
