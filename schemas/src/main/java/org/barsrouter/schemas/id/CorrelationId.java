package org.barsrouter.schemas.id;

/// `X-Correlation-Id` as its sender wrote it: the business conversation.
public record CorrelationId(String value) {
    @Override
    public String toString() {
        return value;
    }
}
