package org.barsrouter.ingress.answer;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.barsrouter.ingress.header.AnswerHeaders;
import org.barsrouter.ingress.header.EchoedIds;
import org.barsrouter.ingress.header.HeaderField;
import org.barsrouter.schemas.header.BarsHeaders;
import org.barsrouter.schemas.id.MessageId;

/// An answer as it goes over the wire.
public record Rendered(int status, List<HeaderField> headers, ByteBuffer body) {
    private static final int ACCEPTED = 202;
    private static final int OK = 200;

    public Rendered {
        headers = List.copyOf(headers);
    }

    /// Writes an answer.
    public static Rendered of(Answer answer, EchoedIds ids, Outcomes outcomes) {
        return switch (answer) {
            case Answer.FromReceiver(int status, List<HeaderField> headers, ByteBuffer body) ->
                    new Rendered(status, AnswerHeaders.of(headers, ids), body);
            case Answer.Refused refused ->
                    new Own(refused.refusal().status(), outcomes.refused(refused))
                            .with(ids, refused.headers());
            case Answer.Own(int status, List<HeaderField> headers, ByteBuffer body) ->
                    new Rendered(status, joined(ids.fields(), headers), body);
            case Answer.Accepted(MessageId message) ->
                    new Own(
                                    ACCEPTED,
                                    outcomes.information(
                                            "accepted",
                                            "The message is accepted; its outcome will be pushed to the sender's own service."))
                            .with(ids, accepted(message));
            case Answer.Open(MessageId message) ->
                    new Own(
                                    ACCEPTED,
                                    outcomes.information("open", "The message has not ended yet."))
                            .with(ids, List.of(location(message)));
            case Answer.Ended(MessageId message, String disposition, String sentence) ->
                    new Own(OK, outcomes.information(disposition, sentence))
                            .with(ids, List.of(location(message)));
        };
    }

    /// Path of the status resource of a deferred message.
    public static String statusPath(MessageId message) {
        return BarsHeaders.BASE_PATH + "/_messages/" + message + "/status";
    }

    /// The same with more headers.
    public Rendered and(List<HeaderField> more) {
        return more.isEmpty() ? this : new Rendered(status, joined(headers, more), body);
    }

    private static List<HeaderField> joined(List<HeaderField> some, List<HeaderField> more) {
        List<HeaderField> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }

    /// An OperationOutcome of ours with its status.
    private record Own(int status, Outcomes.Written outcome) {
        Rendered with(EchoedIds ids, List<HeaderField> more) {
            List<HeaderField> headers = new ArrayList<>(ids.fields());
            headers.add(new HeaderField("Content-Type", outcome.mediaType()));
            return new Rendered(status, joined(headers, more), outcome.json());
        }
    }

    private static List<HeaderField> accepted(MessageId message) {
        return List.of(location(message), new HeaderField("Preference-Applied", "respond-async"));
    }

    private static HeaderField location(MessageId message) {
        return new HeaderField("Content-Location", statusPath(message));
    }
}
