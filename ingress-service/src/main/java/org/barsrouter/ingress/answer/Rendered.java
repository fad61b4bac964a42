package org.barsrouter.ingress.answer;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.barsrouter.ingress.header.AnswerHeaders;
import org.barsrouter.ingress.header.EchoedIds;
import org.barsrouter.ingress.header.HeaderField;
import org.barsrouter.schemas.header.BarsHeaders;
import org.barsrouter.schemas.id.MessageId;
import org.barsrouter.schemas.refusal.OperationOutcomeJson;

/// An answer as it goes over the wire.
public record Rendered(int status, List<HeaderField> headers, ByteBuffer body) {
    private static final int ACCEPTED = 202;
    private static final int OK = 200;

    public Rendered {
        headers = List.copyOf(headers);
    }

    /// Writes an answer.
    ///
    /// @param outcomeId id of the OperationOutcome, where one is made
    public static Rendered of(Answer answer, EchoedIds ids, UUID outcomeId) {
        return switch (answer) {
            case Answer.FromReceiver(int status, List<HeaderField> headers, ByteBuffer body) ->
                    new Rendered(status, AnswerHeaders.of(headers, ids), body);
            case Answer.Refused refused -> refused(refused, ids, outcomeId);
            case Answer.Accepted(MessageId message) ->
                    own(
                            ACCEPTED,
                            accepted(message),
                            ids,
                            InformationJson.render(
                                    "accepted",
                                    "The message is accepted; its outcome will be pushed to the sender's own service.",
                                    outcomeId));
            case Answer.Open(MessageId message) ->
                    own(
                            ACCEPTED,
                            List.of(location(message)),
                            ids,
                            InformationJson.render(
                                    "open", "The message has not ended yet.", outcomeId));
            case Answer.Ended(MessageId message, String disposition, String sentence) ->
                    own(
                            OK,
                            List.of(location(message)),
                            ids,
                            InformationJson.render(disposition, sentence, outcomeId));
        };
    }

    /// Path of the status resource of a deferred message.
    public static String statusPath(MessageId message) {
        return BarsHeaders.BASE_PATH + "/_messages/" + message + "/status";
    }

    private static Rendered refused(Answer.Refused refused, EchoedIds ids, UUID outcomeId) {
        return own(
                refused.refusal().status(),
                refused.headers(),
                ids,
                OperationOutcomeJson.render(refused.refusal(), refused.diagnostics(), outcomeId));
    }

    private static Rendered own(int status, List<HeaderField> more, EchoedIds ids, byte[] outcome) {
        List<HeaderField> headers = new ArrayList<>(ids.fields());
        headers.add(new HeaderField("Content-Type", BarsHeaders.FHIR_JSON));
        headers.addAll(more);
        return new Rendered(status, headers, ByteBuffer.wrap(outcome));
    }

    private static List<HeaderField> accepted(MessageId message) {
        return List.of(location(message), new HeaderField("Preference-Applied", "respond-async"));
    }

    private static HeaderField location(MessageId message) {
        return new HeaderField("Content-Location", statusPath(message));
    }
}
