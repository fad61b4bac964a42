package org.barsrouter.tracing.http;

import io.opentelemetry.api.trace.SpanKind;

/// Every span there is. A name is never made of what a message or a call holds.
public enum SpanName {
    /// A call of a sender, from its first byte to our answer.
    CALL("call", SpanKind.SERVER),
    /// A message on its way into `bars.inbound`, until Kafka has acknowledged it.
    ACCEPT("accept", SpanKind.PRODUCER),
    /// The routing decision about a message.
    ROUTE("route", SpanKind.CONSUMER),
    /// One call of a receiver.
    ATTEMPT("attempt", SpanKind.CLIENT),
    /// How a delivery ended on its way into `bars.replies` or `bars.outcomes`, until Kafka has it.
    TELL("tell", SpanKind.PRODUCER),
    /// A reply that ingress has read.
    REPLY("reply", SpanKind.CONSUMER),
    /// An outcome that becomes a message to the sender's own service.
    NOTICE("notice", SpanKind.CONSUMER),
    /// A read inside delivery, with its attempts.
    READ("read", SpanKind.SERVER);

    private final String text;
    private final SpanKind kind;

    SpanName(String text, SpanKind kind) {
        this.text = text;
        this.kind = kind;
    }

    String text() {
        return text;
    }

    SpanKind kind() {
        return kind;
    }
}
