package org.barsrouter.ingress.status;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.barsrouter.ingress.answer.Answer;
import org.barsrouter.ingress.answer.Answer.Refused;
import org.barsrouter.ingress.caller.Caller;
import org.barsrouter.schemas.id.MessageId;
import org.barsrouter.schemas.refusal.Refusal;

/// Decides what a caller is told of a deferred message. Only its submitter learns anything: to
/// everybody else it does not exist.
public final class StatusRules {
    /// As long as this the journal may still be behind.
    private static final Duration YOUNG = Duration.ofSeconds(60);

    private static final int VERSION_7 = 7;

    private final Caller caller;
    private final Instant now;

    public StatusRules(Caller caller, Instant now) {
        this.caller = caller;
        this.now = now;
    }

    public Answer decide(MessageId message, JournalAnswer journal) {
        return switch (journal) {
            case JournalAnswer.Away _ -> Refused.of(Refusal.STATUS_UNAVAILABLE);
            case JournalAnswer.NotKnown _ ->
                    isYoung(message)
                            ? new Answer.Open(message)
                            : Refused.of(Refusal.STATUS_UNKNOWN);
            case JournalAnswer.Known known ->
                    isSubmitter(known) ? told(message, known) : Refused.of(Refusal.STATUS_UNKNOWN);
        };
    }

    private static Answer told(MessageId message, JournalAnswer.Known known) {
        return switch (known.state()) {
            case OPEN -> new Answer.Open(message);
            case ENDED ->
                    new Answer.Ended(
                            message,
                            Objects.requireNonNullElse(known.disposition(), "ended"),
                            Objects.requireNonNullElse(known.sentence(), "The message has ended."));
        };
    }

    private boolean isSubmitter(JournalAnswer.Known known) {
        return caller.clientId().equals(known.clientId())
                && caller.organisation()
                        .filter(code -> code.equalsIgnoreCase(known.odsCode()))
                        .isPresent();
    }

    private boolean isYoung(MessageId message) {
        if (message.value().version() != VERSION_7) {
            return false;
        }
        Instant minted = Instant.ofEpochMilli(message.mintedAtMillis());
        return !minted.isAfter(now.plus(YOUNG)) && minted.isAfter(now.minus(YOUNG));
    }
}
