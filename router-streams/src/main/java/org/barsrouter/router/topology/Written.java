package org.barsrouter.router.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.apache.kafka.streams.processor.api.Record;
import org.barsrouter.tracing.context.TraceContext;
import org.barsrouter.tracing.kafka.TraceHeaders;

/// How the effects of one record are written.
///
/// @param timestamp of that record, in milliseconds
/// @param trace where in which trace they are
record Written(long timestamp, Optional<TraceContext> trace) {

    /// Starts from no headers: what that record carries stays there, but for the trace.
    Record<String, Effect> record(Effect effect) {
        Record<String, Effect> record = new Record<>(effect.key(), effect, timestamp);
        effect.headers()
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        trace.ifPresent(context -> TraceHeaders.write(context, record.headers()));
        return record;
    }
}
