package org.barsrouter.tracing.context;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.barsrouter.schemas.header.RecordHeaders;
import org.jspecify.annotations.Nullable;

/// Where in which trace somebody is, as W3C Trace Context writes it. What a sender wrote is judged
/// when a span is started under it.
///
/// @param traceparent version, trace id, span id and flags
/// @param tracestate what tracing systems along the way have added; absent for nothing
public record TraceContext(String traceparent, @Nullable String tracestate) {
    /// Name of the header that names trace and span (W3C Trace Context, section 3.2).
    public static final String TRACEPARENT = RecordHeaders.TRACEPARENT;

    /// Name of the header that tracing systems use for themselves (section 3.3).
    public static final String TRACESTATE = RecordHeaders.TRACESTATE;

    /// Characters of a `tracestate` that everybody has to pass on (section 3.3.1.5); a longer one
    /// is dropped whole.
    private static final int LONGEST_STATE = 512;

    /// What a request says; nothing where it names two different parents, which nobody can tell
    /// apart. Several headers `tracestate` are one list (section 3.3.1.1).
    ///
    /// @param headers every value of a header
    public static Optional<TraceContext> read(Function<String, List<String>> headers) {
        List<String> parents = headers.apply(TRACEPARENT).stream().distinct().toList();
        if (parents.size() != 1) {
            return Optional.empty();
        }
        String state = String.join(",", headers.apply(TRACESTATE));
        return Optional.of(
                new TraceContext(
                        parents.getFirst(),
                        state.isBlank() || state.length() > LONGEST_STATE ? null : state));
    }

    /// The headers that say it.
    public void fields(BiConsumer<String, String> headers) {
        headers.accept(TRACEPARENT, traceparent);
        if (tracestate != null) {
            headers.accept(TRACESTATE, tracestate);
        }
    }

    /// Whether a header is one of the two.
    public static boolean owns(String header) {
        String name = header.toLowerCase(Locale.ROOT);
        return name.equals(TRACEPARENT) || name.equals(TRACESTATE);
    }
}
