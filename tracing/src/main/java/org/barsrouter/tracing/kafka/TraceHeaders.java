package org.barsrouter.tracing.kafka;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.barsrouter.schemas.header.RecordHeaders;
import org.barsrouter.tracing.context.TraceContext;
import org.jspecify.annotations.Nullable;

/// The context of a trace in the headers of a record.
public final class TraceHeaders {
    private TraceHeaders() {}

    /// The context under which a record was written.
    public static Optional<TraceContext> read(Headers headers) {
        return Optional.ofNullable(text(headers, TraceContext.TRACEPARENT))
                .map(parent -> new TraceContext(parent, text(headers, TraceContext.TRACESTATE)));
    }

    /// The context of an earlier trace that a record points back to: the one of a dead letter that
    /// is replayed.
    public static Optional<TraceContext> earlier(Headers headers) {
        return Optional.ofNullable(text(headers, RecordHeaders.EARLIER_TRACE))
                .map(parent -> new TraceContext(parent, null));
    }

    public static void write(TraceContext context, Headers headers) {
        context.fields((name, value) -> headers.add(name, value.getBytes(US_ASCII)));
    }

    private static @Nullable String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        return header == null || header.value() == null
                ? null
                : new String(header.value(), US_ASCII);
    }
}
