package org.barsrouter.ingress.kafka;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.barsrouter.ingress.answer.Answer;
import org.barsrouter.ingress.answer.Answer.Refused;
import org.barsrouter.ingress.header.HeaderField;
import org.barsrouter.schemas.avro.Header;
import org.barsrouter.schemas.avro.ReceiverAnswer;
import org.barsrouter.schemas.avro.RefusedAnswer;
import org.barsrouter.schemas.avro.Reply;
import org.barsrouter.schemas.refusal.Refusal;
import org.barsrouter.schemas.serde.Decoded;
import org.barsrouter.schemas.serde.RecordFormat;
import org.barsrouter.schemas.topic.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads records of `bars.replies` as answers. What cannot be read is our own fault, and said so.
final class ReplyRecords {
    private static final Logger LOG = LoggerFactory.getLogger(ReplyRecords.class);
    private static final int LOWEST_FINAL = 200;
    private static final int HIGHEST = 599;

    private final Deserializer<Decoded<Reply>> deserializer;

    ReplyRecords(RecordFormat format) {
        this.deserializer = format.deserializer(Topics.REPLIES);
    }

    Answer read(ConsumerRecord<String, byte[]> record) {
        Decoded<Reply> decoded =
                deserializer.deserialize(record.topic(), record.headers(), record.value());
        return switch (decoded) {
            case Decoded.Readable<Reply>(Reply reply) -> answer(reply);
            case Decoded.Poison<Reply>(byte[] _, String reason) -> {
                LOG.atError()
                        .addKeyValue("deliveryId", record.key())
                        .addKeyValue("why", reason)
                        .log("reply cannot be read");
                yield Refused.of(Refusal.INTERNAL);
            }
        };
    }

    private static Answer answer(Reply reply) {
        return switch (reply.getAnswer()) {
            case ReceiverAnswer received -> received(reply, received);
            case RefusedAnswer refused -> refused(reply, refused);
            default -> internal(reply, "an answer of an unknown kind");
        };
    }

    private static Answer received(Reply reply, ReceiverAnswer answer) {
        int status = answer.getStatus();
        if (status < LOWEST_FINAL || status > HIGHEST) {
            return internal(reply, "a status that is not final");
        }
        return new Answer.FromReceiver(status, fields(answer.getHeaders()), answer.getBody());
    }

    private static Answer refused(Reply reply, RefusedAnswer answer) {
        Optional<Refusal> known = Refusal.byCode(answer.getCode());
        if (known.isEmpty()) {
            return internal(reply, "a refusal code that this version does not know");
        }
        String diagnostics = answer.getDiagnostics();
        Refused refused =
                diagnostics == null
                        ? Refused.of(known.get())
                        : Refused.because(known.get(), diagnostics);
        Integer retryAfter = answer.getRetryAfterSeconds();
        return retryAfter == null
                ? refused
                : refused.with(new HeaderField("Retry-After", retryAfter.toString()));
    }

    private static Answer internal(Reply reply, String why) {
        LOG.atError()
                .addKeyValue("deliveryId", reply.getDeliveryId())
                .addKeyValue("correlationId", reply.getCorrelationId())
                .addKeyValue("why", why)
                .log("reply cannot be passed on");
        return Refused.of(Refusal.INTERNAL);
    }

    private static List<HeaderField> fields(List<Header> headers) {
        return headers.stream()
                .map(header -> new HeaderField(header.getName(), header.getValue()))
                .toList();
    }
}
