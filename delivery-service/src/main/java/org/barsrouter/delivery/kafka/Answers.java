package org.barsrouter.delivery.kafka;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.barsrouter.delivery.classify.SenderAnswer;
import org.barsrouter.delivery.classify.SenderAnswer.PassOn;
import org.barsrouter.delivery.classify.SenderAnswer.Refused;
import org.barsrouter.delivery.receiver.HeaderField;
import org.barsrouter.delivery.receiver.Received;
import org.barsrouter.schemas.avro.Header;
import org.barsrouter.schemas.avro.ReceiverAnswer;
import org.barsrouter.schemas.avro.RefusedAnswer;

/// Answers as they stand in replies, outcomes and dead letters.
final class Answers {
    private Answers() {}

    /// The receiver's own answer where it is passed on, else ours.
    static Object write(SenderAnswer answer, Optional<Received.Answer> received) {
        return switch (answer) {
            case Refused refused -> refused(refused);
            case PassOn _ -> passedOn(received);
        };
    }

    /// The receiver's last answer, whatever the sender was told; ours when there was none.
    static Object evidence(SenderAnswer told, Optional<Received.Answer> received) {
        return received.isPresent() ? passedOn(received) : write(told, received);
    }

    /// An answer without its body, where both would be too large for a record.
    static ReceiverAnswer withoutBody(ReceiverAnswer answer) {
        return new ReceiverAnswer(answer.getStatus(), answer.getHeaders(), ByteBuffer.allocate(0));
    }

    static List<HeaderField> fields(List<Header> headers) {
        return headers.stream().map(h -> new HeaderField(h.getName(), h.getValue())).toList();
    }

    private static ReceiverAnswer passedOn(Optional<Received.Answer> received) {
        Received.Answer answer =
                received.orElseThrow(
                        () -> new IllegalStateException("there is no answer to pass on"));
        return new ReceiverAnswer(
                answer.status(),
                answer.headers().stream().map(h -> new Header(h.name(), h.value())).toList(),
                answer.body());
    }

    private static RefusedAnswer refused(Refused refused) {
        return new RefusedAnswer(
                refused.refusal().code(),
                refused.diagnostics().orElse(null),
                refused.retryAfter()
                        .map(time -> (int) Math.max(1, (time.toMillis() + 999) / 1000))
                        .orElse(null));
    }
}
