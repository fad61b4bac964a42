package org.barsrouter.schemas.header;

/// Names of our Kafka record headers. They carry ids only, never content.
public final class RecordHeaders {
    /// Environment the record belongs to, on every record.
    public static final String ENVIRONMENT = "bars-environment";

    /// Delivery id, on `bars.outbound`: the seen-set is refilled from it without decoding.
    public static final String DELIVERY_ID = "bars-delivery-id";

    /// `partition:offset` in `bars.inbound`, on `bars.outbound`.
    public static final String INBOUND_POINTER = "bars-inbound-pointer";

    /// Where in which trace a record was written, on what follows from a message (W3C Trace
    /// Context).
    public static final String TRACEPARENT = "traceparent";

    /// What tracing systems have added to it (W3C Trace Context).
    public static final String TRACESTATE = "tracestate";

    /// Trace of the dead letter that a replay in `bars.inbound` was made of, written as its
    /// `traceparent`.
    public static final String EARLIER_TRACE = "bars-earlier-trace";

    private RecordHeaders() {}
}
