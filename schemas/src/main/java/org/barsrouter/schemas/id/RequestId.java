package org.barsrouter.schemas.id;

/// `X-Request-Id` as its sender wrote it: new for every message, the same for a retry of it.
public record RequestId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
