package org.barsrouter.ingress.http;

import java.time.InstantSource;
import org.barsrouter.ingress.answer.Answer;
import org.barsrouter.ingress.answer.Answer.Refused;
import org.barsrouter.ingress.answer.Checked;
import org.barsrouter.ingress.envelope.Call;
import org.barsrouter.ingress.envelope.CallIds;
import org.barsrouter.ingress.envelope.CanonicalUuid;
import org.barsrouter.ingress.status.StatusRules;
import org.barsrouter.ingress.submission.Submissions;
import org.barsrouter.schemas.id.MessageId;
import org.barsrouter.schemas.refusal.Refusal;

/// Answers `GET …/_messages/{messageId}/status` from what the journal knows.
public final class StatusResource {
    private final JournalClient journal;
    private final Submissions submissions;
    private final InstantSource clock;

    public StatusResource(JournalClient journal, Submissions submissions, InstantSource clock) {
        this.journal = journal;
        this.submissions = submissions;
        this.clock = clock;
    }

    Answer answer(Call call, String messageId) {
        return CallIds.of(call.headers())
                .then(_ -> message(messageId))
                .answer(message ->
                        new StatusRules(submissions.caller(call), clock.instant())
                                .decide(message, journal.status(message)));
    }

    private static Checked<MessageId> message(String text) {
        return CanonicalUuid.is(text)
                ? Checked.passed(MessageId.parse(text))
                : Checked.stopped(Refused.of(Refusal.STATUS_UNKNOWN));
    }
}
