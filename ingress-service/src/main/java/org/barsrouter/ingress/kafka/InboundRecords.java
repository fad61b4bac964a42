package org.barsrouter.ingress.kafka;

import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.barsrouter.ingress.envelope.Call;
import org.barsrouter.ingress.message.MessageHead;
import org.barsrouter.ingress.submission.Submission;
import org.barsrouter.schemas.avro.Caller;
import org.barsrouter.schemas.avro.Environment;
import org.barsrouter.schemas.avro.Header;
import org.barsrouter.schemas.avro.InboundMessage;
import org.barsrouter.schemas.avro.Kind;
import org.barsrouter.schemas.avro.Mode;
import org.barsrouter.schemas.header.BarsHeaders;
import org.barsrouter.schemas.id.ServiceId;
import org.barsrouter.schemas.topic.Topics;
import org.barsrouter.tracing.http.Ongoing;
import org.barsrouter.tracing.http.SpanField;
import org.barsrouter.tracing.http.SpanName;
import org.barsrouter.tracing.http.Tracing;
import org.barsrouter.tracing.kafka.TraceHeaders;
import org.jspecify.annotations.Nullable;

/// Writes submissions as records of `bars.inbound`.
public final class InboundRecords {
    private final Environment environment;
    private final Tracing tracing;

    public InboundRecords(Environment environment, Tracing tracing) {
        this.environment = environment;
        this.tracing = tracing;
    }

    /// A record to append, and the span of that.
    record Accepting(ProducerRecord<String, SpecificRecord> record, Ongoing span) {}

    /// A message whose sender waits for a reply on a partition of `bars.replies`.
    Accepting relay(Submission submission, int replyPartition) {
        return record(submission, new Mark(Mode.RELAY, replyPartition, null));
    }

    /// A message whose outcome is pushed to a service.
    Accepting deferred(Submission submission, ServiceId source) {
        return record(submission, new Mark(Mode.DEFERRED, null, source.key()));
    }

    /// What differs between the two.
    private record Mark(
            Mode mode, @Nullable Integer replyPartition, @Nullable String sourceService) {}

    private Accepting record(Submission submission, Mark mark) {
        ProducerRecord<String, SpecificRecord> record =
                Topics.INBOUND.record(submission.envelope().target(), message(submission, mark));
        if (!tracing.isOn()) {
            return new Accepting(record, Ongoing.nothing());
        }
        Ongoing span =
                tracing.start(SpanName.ACCEPT, submission.call().trace())
                        .with(SpanField.MESSAGE_ID, submission.id())
                        .with(
                                SpanField.CORRELATION_ID,
                                submission.envelope().ids().correlationId().value())
                        .with(SpanField.TARGET, submission.envelope().target().key());
        span.context().ifPresent(context -> TraceHeaders.write(context, record.headers()));
        return new Accepting(record, span);
    }

    private InboundMessage message(Submission submission, Mark mark) {
        Call call = submission.call();
        MessageHead head = submission.body().head();
        return new InboundMessage(
                environment,
                submission.id().toString(),
                submission.firstDelivery().generation(),
                Kind.SUBMISSION,
                mark.mode(),
                new Caller(submission.caller().clientId(), submission.caller().odsCode()),
                submission.envelope().target().key(),
                call.method(),
                call.path(),
                call.rawQuery(),
                headers(submission),
                submission.body().bytes(),
                submission.digests().bodySha256(),
                submission.envelope().ids().requestId().value(),
                submission.envelope().ids().correlationId().value(),
                submission.digests().idempotencyKey(),
                submission.deadlines().acceptedAt(),
                submission.deadlines().acceptBy(),
                submission.deadlines().deliverBy(),
                mark.replyPartition(),
                mark.sourceService(),
                head.bundleId(),
                head.eventCode(),
                call.headers().first(BarsHeaders.USE_CONTEXT).orElse(null),
                null,
                null,
                null,
                null,
                head.reason(),
                null);
    }

    private static List<Header> headers(Submission submission) {
        return submission.forwarded().stream()
                .map(field -> new Header(field.name(), field.value()))
                .toList();
    }
}
