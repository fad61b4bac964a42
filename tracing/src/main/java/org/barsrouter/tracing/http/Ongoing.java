package org.barsrouter.tracing.http;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import java.util.Optional;
import org.barsrouter.tracing.context.TraceContext;
import org.jspecify.annotations.Nullable;

/// A span under way; or, where no traces are recorded, nothing but the context that is passed on.
public final class Ongoing {
    private static final Ongoing NOTHING = new Ongoing(null, Optional.empty());

    private final @Nullable Span span;
    private final Optional<TraceContext> context;

    Ongoing(@Nullable Span span, Optional<TraceContext> context) {
        this.span = span;
        this.context = context;
    }

    /// No span and no context.
    public static Ongoing nothing() {
        return NOTHING;
    }

    /// The context for what follows from it.
    public Optional<TraceContext> context() {
        return context;
    }

    public Ongoing with(SpanField field, Object value) {
        if (span != null) {
            span.setAttribute(field.key(), value.toString());
        }
        return this;
    }

    public Ongoing with(SpanField field, long value) {
        if (span != null) {
            span.setAttribute(field.key(), value);
        }
        return this;
    }

    /// It did not do what it was for.
    public Ongoing failed() {
        if (span != null) {
            span.setStatus(StatusCode.ERROR);
        }
        return this;
    }

    public void end() {
        if (span != null) {
            span.end();
        }
    }
}
