package org.barsrouter.ingress.read;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.barsrouter.ingress.answer.Answer;
import org.barsrouter.ingress.answer.Answer.Refused;
import org.barsrouter.ingress.header.HeaderField;
import org.barsrouter.schemas.read.ReadAnswer;
import org.barsrouter.schemas.read.ReadField;
import org.barsrouter.schemas.refusal.Refusal;

/// What delivery said of a read, as its sender is told.
public final class ReadAnswers {
    private ReadAnswers() {}

    public static Answer of(ReadAnswer answer) {
        return switch (answer) {
            case ReadAnswer.FromReceiver(int status, List<ReadField> headers, ByteBuffer body) ->
                    new Answer.FromReceiver(
                            status,
                            headers.stream()
                                    .map(field -> new HeaderField(field.name(), field.value()))
                                    .toList(),
                            body);
            case ReadAnswer.Refused refused ->
                    Refusal.byCode(refused.code())
                            .map(refusal -> refused(refusal, refused))
                            // A code of a later release.
                            .orElseGet(() -> Refused.of(Refusal.INTERNAL));
        };
    }

    private static Refused refused(Refusal refusal, ReadAnswer.Refused answer) {
        Optional<String> diagnostics = answer.diagnostics();
        Refused refused =
                diagnostics
                        .map(text -> Refused.because(refusal, text))
                        .orElseGet(() -> Refused.of(refusal));
        OptionalLong wait = answer.retryAfterSeconds();
        return wait.isPresent()
                ? refused.with(new HeaderField("Retry-After", Long.toString(wait.getAsLong())))
                : refused;
    }
}
