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
import org.jspecify.annotations.Nullable;

/// Writes submissions as records of `bars.inbound`.
public final class InboundRecords {
    private final Environment environment;

    public InboundRecords(Environment environment) {
        this.environment = environment;
    }

    /// A message whose sender waits for a reply on a partition of `bars.replies`.
    ProducerRecord<String, SpecificRecord> relay(Submission submission, int replyPartition) {
        return record(submission, new Mark(Mode.RELAY, replyPartition, null));
    }

    /// A message whose outcome is pushed to a service.
    ProducerRecord<String, SpecificRecord> deferred(Submission submission, ServiceId source) {
        return record(submission, new Mark(Mode.DEFERRED, null, source.key()));
    }

    /// What differs between the two.
    private record Mark(
            Mode mode, @Nullable Integer replyPartition, @Nullable String sourceService) {}

    private ProducerRecord<String, SpecificRecord> record(Submission submission, Mark mark) {
        return Topics.INBOUND.record(submission.envelope().target(), message(submission, mark));
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
