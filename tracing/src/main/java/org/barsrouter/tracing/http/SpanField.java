package org.barsrouter.tracing.http;

/// Everything that a span may say: ids, and values of short lists. There is no field for a body, a
/// header, a path or a query.
public enum SpanField {
    /// What a call asks for, such as `GET Appointment/{id}`.
    INTERACTION("bars.interaction"),
    MESSAGE_ID("bars.message_id"),
    DELIVERY_ID("bars.delivery_id"),
    /// A UUID; of one that is none, a hash.
    CORRELATION_ID("bars.correlation_id"),
    /// ServiceId, `system|value`.
    TARGET("bars.target"),
    LANE("bars.lane"),
    ENDPOINT_ID("bars.endpoint_id"),
    HOST("server.address"),
    /// Number of an attempt, from 1.
    ATTEMPT("bars.attempt"),
    CLASSIFICATION("bars.classification"),
    DISPOSITION("bars.disposition"),
    /// Stable code of a decision.
    REASON("bars.reason"),
    /// Code of a refusal, such as `ING-004`.
    REFUSAL("bars.refusal"),
    STATUS("http.response.status_code");

    private final String key;

    SpanField(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }
}
