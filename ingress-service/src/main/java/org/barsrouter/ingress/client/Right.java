package org.barsrouter.ingress.client;

/// What a call needs.
public enum Right {
    READ,
    WRITE
}
