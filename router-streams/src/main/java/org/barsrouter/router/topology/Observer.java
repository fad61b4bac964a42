package org.barsrouter.router.topology;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.Record;
import org.barsrouter.routing.resolve.Reason;
import org.barsrouter.schemas.avro.InboundMessage;
import org.barsrouter.schemas.avro.Outcome;
import org.barsrouter.schemas.id.DeliveryId;
import org.barsrouter.schemas.id.Lane;
import org.barsrouter.tracing.context.TraceContext;
import org.barsrouter.tracing.http.Ongoing;
import org.barsrouter.tracing.http.SpanField;
import org.barsrouter.tracing.http.SpanName;
import org.barsrouter.tracing.http.Tracing;
import org.barsrouter.tracing.kafka.TraceHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/// Counts, traces and logs what the router decides; ids only. `router.alarms` counts what somebody
/// must look at: a catalogue fault, a poison record, a fault of our own.
public final class Observer {
    private static final Logger LOG = LoggerFactory.getLogger("org.barsrouter.router.decisions");

    private final MeterRegistry meters;
    private final Counter forwarded;
    private final Counter notices;
    private final Tracing tracing;

    public Observer(MeterRegistry meters, Tracing tracing) {
        this.meters = meters;
        this.tracing = tracing;
        this.forwarded = ended("FORWARDED", "none");
        this.notices = meters.counter("router.notices");
    }

    /// The routing of a message begins. A replay is a trace of its own, which points back to that
    /// of its dead letter.
    Ongoing routing(Record<String, Located> record) {
        Headers headers = record.headers();
        Optional<TraceContext> earlier = TraceHeaders.earlier(headers);
        Ongoing span =
                earlier.isPresent()
                        ? tracing.startAfter(SpanName.ROUTE, earlier.get())
                        : tracing.start(SpanName.ROUTE, TraceHeaders.read(headers));
        if (record.value().arrival() instanceof Arrival.Message(InboundMessage message, _)) {
            span.with(SpanField.MESSAGE_ID, message.getMessageId())
                    .with(SpanField.CORRELATION_ID, message.getCorrelationId())
                    .with(SpanField.TARGET, message.getTarget());
        }
        return span;
    }

    /// A sender is about to be told.
    Ongoing telling(Outcome outcome, Headers headers) {
        return tracing.start(SpanName.NOTICE, TraceHeaders.read(headers))
                .with(SpanField.DELIVERY_ID, outcome.getDeliveryId())
                .with(SpanField.CORRELATION_ID, outcome.getCorrelationId())
                .with(SpanField.DISPOSITION, outcome.getDisposition());
    }

    void forwarded(DeliveryId delivery, Lane lane) {
        forwarded.increment();
        LOG.atDebug()
                .addKeyValue("deliveryId", delivery)
                .addKeyValue("lane", lane)
                .log("forwarded");
    }

    void refused(InboundMessage message, Reason reason) {
        ended("UNROUTABLE", reason.name()).increment();
        Level level =
                switch (reason) {
                    case CORRUPT -> Level.ERROR;
                    case AMBIGUOUS -> Level.WARN;
                    case MALFORMED_TARGET,
                            UNKNOWN_SYSTEM,
                            UNKNOWN_SERVICE,
                            SERVICE_INACTIVE,
                            NO_ASSIGNMENT_AT,
                            NOT_YET,
                            EXPIRED,
                            SUSPENDED,
                            TEMPLATE_SUSPENDED,
                            SUPPLIER_INACTIVE,
                            TYPE_MISMATCH,
                            VERSION_UNSUPPORTED,
                            UNHEALTHY ->
                            Level.DEBUG;
                };
        if (level != Level.DEBUG) {
            alarm(reason.name());
        }
        about(message, level).addKeyValue("reason", reason).log("message cannot be routed");
    }

    void dropped(InboundMessage message) {
        ended("EXPIRED", DeadLetters.NOT_ACCEPTED_IN_TIME).increment();
        about(message, Level.DEBUG).log("message was appended too late and is not delivered");
    }

    void poison(Origin origin, String why) {
        ended("POISON", "UNREADABLE").increment();
        alarm(DeadLetters.UNREADABLE);
        LOG.atError()
                .addKeyValue("topic", origin.topic())
                .addKeyValue("partition", origin.partition())
                .addKeyValue("offset", origin.offset())
                .addKeyValue("why", why)
                .log("poison record was dead-lettered");
    }

    /// A fault of our own with one record. The exception's message is left out: it may quote what
    /// it was given.
    void failed(Origin origin, Throwable fault) {
        ended("POISON", DeadLetters.ROUTER_FAILED).increment();
        alarm(DeadLetters.ROUTER_FAILED);
        LOG.atError()
                .addKeyValue("topic", origin.topic())
                .addKeyValue("partition", origin.partition())
                .addKeyValue("offset", origin.offset())
                .addKeyValue("fault", fault.getClass().getName())
                .addKeyValue("at", place(fault))
                .log("the router failed on a record, which was dead-lettered");
    }

    void told(DeliveryId delivery) {
        notices.increment();
        LOG.atDebug().addKeyValue("deliveryId", delivery).log("sender is told the outcome");
    }

    private void alarm(String reason) {
        meters.counter("router.alarms", "reason", reason).increment();
    }

    private Counter ended(String end, String reason) {
        return meters.counter("router.messages", "end", end, "reason", reason);
    }

    private static LoggingEventBuilder about(InboundMessage message, Level level) {
        return LOG.atLevel(level)
                .addKeyValue("messageId", message.getMessageId())
                .addKeyValue("correlationId", message.getCorrelationId());
    }

    private static String place(Throwable fault) {
        return Arrays.stream(fault.getStackTrace())
                .filter(frame -> frame.getClassName().startsWith("org.barsrouter."))
                .findFirst()
                .map(StackTraceElement::toString)
                .orElse("unknown");
    }
}
