package org.barsrouter.ingress.message;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import org.barsrouter.ingress.answer.Answer.Refused;
import org.barsrouter.ingress.answer.Checked;
import org.barsrouter.schemas.json.StreamingJson;
import org.barsrouter.schemas.refusal.Refusal;

/// Reads a body once, to its end, without keeping any of it but the MessageHead: a truncated body,
/// trailing bytes or bad UTF-8 anywhere are found before anything is accepted.
public final class BodyScan {
    private static final int DEEPEST = 200;
    private static final JsonFactory JSON =
            StreamingJson.builder()
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                    .build();

    private BodyScan() {}

    /// The head of a whole, well-formed JSON object.
    public static Checked<MessageHead> scan(byte[] body) {
        if (body.length == 0) {
            return broken("The body is empty.");
        }
        if (!Utf8.isValid(body)) {
            return broken("The body is not UTF-8.");
        }
        try (JsonParser parser = JSON.createParser(body)) {
            return scan(parser);
        } catch (StreamConstraintsException e) {
            return broken("The body is nested more than " + DEEPEST + " levels deep.");
        } catch (IOException e) {
            return Checked.stopped(Refused.of(Refusal.BODY_NOT_JSON));
        }
    }

    private static Checked<MessageHead> scan(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return broken("The body is not a JSON object.");
        }
        MessageHead head = HeadReader.bundle(parser);
        return parser.nextToken() == null
                ? Checked.passed(head)
                : broken("The body goes on after the JSON object.");
    }

    private static Checked<MessageHead> broken(String why) {
        return Checked.stopped(Refused.because(Refusal.BODY_NOT_JSON, why));
    }
}
