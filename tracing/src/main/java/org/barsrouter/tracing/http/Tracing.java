package org.barsrouter.tracing.http;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporterBuilder;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.tracing.config.TracingProperties;
import org.barsrouter.tracing.config.TracingProperties.ToReceivers;
import org.barsrouter.tracing.context.TraceContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Records the spans of one service and sends them to a collector. Contexts are passed by hand and
/// never by thread: a message is on many of them, on several machines, and hours later too.
///
/// Spans are dropped when the collector is away or too slow; nothing waits for it.
public final class Tracing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Tracing.class);
    private static final TextMapPropagator W3C = W3CTraceContextPropagator.getInstance();
    private static final Carried CARRIED = new Carried();
    private static final String LIBRARY = "bars-router";
    private static final Duration GATHERING = Duration.ofSeconds(1);
    private static final long CLOSE_SECONDS = 3;

    private final @Nullable SdkTracerProvider provider;
    private final Tracer tracer;
    private final ToReceivers receivers;

    private Tracing(@Nullable SdkTracerProvider provider, ToReceivers receivers) {
        this.provider = provider;
        this.tracer = provider == null ? TracerProvider.noop().get(LIBRARY) : provider.get(LIBRARY);
        this.receivers = receivers;
    }

    /// Records nothing: contexts that are there are passed on as they are.
    public static Tracing off() {
        return new Tracing(null, ToReceivers.SENDERS);
    }

    /// The tracing of a service; off where no collector is configured.
    ///
    /// @param service name of the module
    public static Tracing of(
            TracingProperties properties, String service, Environment environment) {
        URI endpoint = properties.endpoint();
        if (endpoint == null) {
            return off();
        }
        OtlpHttpSpanExporterBuilder exporter =
                OtlpHttpSpanExporter.builder()
                        .setEndpoint(endpoint.toString())
                        .setTimeout(properties.timeout());
        String authorization = properties.authorization();
        if (authorization != null) {
            exporter.addHeader("Authorization", authorization);
        }
        LOG.atInfo().addKeyValue("host", endpoint.getHost()).log("traces are recorded");
        return new Tracing(
                SdkTracerProvider.builder()
                        .setResource(resource(service, environment))
                        .setSampler(
                                Sampler.parentBased(Sampler.traceIdRatioBased(properties.ratio())))
                        .addSpanProcessor(
                                BatchSpanProcessor.builder(exporter.build())
                                        .setScheduleDelay(GATHERING)
                                        .build())
                        .build(),
                properties.receivers());
    }

    /// Names by OpenTelemetry's conventions for resources.
    private static Resource resource(String service, Environment environment) {
        return Resource.create(
                Attributes.of(
                        AttributeKey.stringKey("service.namespace"),
                        "bars-router",
                        AttributeKey.stringKey("service.name"),
                        service,
                        AttributeKey.stringKey("deployment.environment.name"),
                        environment.name()));
    }

    public boolean isOn() {
        return provider != null;
    }

    /// Whether receivers get our context in the place of the sender's.
    public boolean tellsReceivers() {
        return receivers == ToReceivers.OURS;
    }

    /// Starts a span under a parent. Without one, or with one that cannot be read (W3C Trace
    /// Context, section 4.3), a new trace begins.
    public Ongoing start(SpanName name, Optional<TraceContext> parent) {
        return isOn() ? started(builder(name, parent)) : passedOn(parent);
    }

    /// Starts a trace that points back to an earlier one: of the same message, and not caused by
    /// it.
    public Ongoing startAfter(SpanName name, TraceContext earlier) {
        if (!isOn()) {
            return Ongoing.nothing();
        }
        SpanContext linked = Span.fromContext(read(earlier)).getSpanContext();
        SpanBuilder builder = builder(name, Optional.empty());
        return started(linked.isValid() ? builder.addLink(linked) : builder);
    }

    private static Ongoing passedOn(Optional<TraceContext> parent) {
        return parent.isPresent() ? new Ongoing(null, parent) : Ongoing.nothing();
    }

    private SpanBuilder builder(SpanName name, Optional<TraceContext> parent) {
        return tracer.spanBuilder(name.text())
                .setSpanKind(name.kind())
                .setParent(parent.map(Tracing::read).orElseGet(Context::root));
    }

    private static Ongoing started(SpanBuilder builder) {
        Span span = builder.startSpan();
        Map<String, String> written = new HashMap<>();
        W3C.inject(Context.root().with(span), written, (map, key, value) -> write(map, key, value));
        TraceContext context =
                new TraceContext(
                        Objects.requireNonNull(written.get(TraceContext.TRACEPARENT)),
                        written.get(TraceContext.TRACESTATE));
        return new Ongoing(span, Optional.of(context));
    }

    private static void write(@Nullable Map<String, String> into, String key, String value) {
        if (into != null) {
            into.put(key, value);
        }
    }

    private static Context read(TraceContext context) {
        return W3C.extract(Context.root(), context, CARRIED);
    }

    /// What has ended is sent first, if the collector takes it at once.
    @Override
    public void close() {
        if (provider != null) {
            provider.shutdown().join(CLOSE_SECONDS, TimeUnit.SECONDS);
        }
    }

    /// How the propagator reads a context.
    private static final class Carried implements TextMapGetter<TraceContext> {
        @Override
        public Iterable<String> keys(TraceContext context) {
            return List.of(TraceContext.TRACEPARENT, TraceContext.TRACESTATE);
        }

        @Override
        public @Nullable String get(@Nullable TraceContext context, String key) {
            if (context == null) {
                return null;
            }
            return switch (key) {
                case TraceContext.TRACEPARENT -> context.traceparent();
                case TraceContext.TRACESTATE -> context.tracestate();
                default -> null;
            };
        }
    }
}
