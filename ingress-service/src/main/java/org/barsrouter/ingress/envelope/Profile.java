package org.barsrouter.ingress.envelope;

/// How much of a call this router judges by itself.
public enum Profile {
    /// Paths, methods and headers are those of the standard, ids are UUIDs, bodies are whole.
    STANDARD,
    /// As the national proxy does it: both ids are there and the target can be read; whatever else
    /// is strange, the receiver is asked.
    TRANSPARENT
}
