package org.barsrouter.routing.identifier;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Base64;
import org.barsrouter.schemas.id.ServiceId;
import org.jspecify.annotations.Nullable;

/// What the header `NHSD-Target-Identifier` says: base64 (standard alphabet, padded) of a JSON
/// object with the texts `system` and `value` (BaRS API 1.4.0, request headers).
public sealed interface TargetIdentifier {

    /// A target, spelled as its sender spelled it.
    record Named(ServiceId asWritten) implements TargetIdentifier {}

    /// Not base64 at all.
    record NotBase64() implements TargetIdentifier {}

    /// Base64 of something that is not an identifier: no JSON object, or one of the texts is
    /// absent.
    record NotAnIdentifier() implements TargetIdentifier {}

    /// Decodes the header's value; never throws.
    static TargetIdentifier decode(String header) {
        byte[] json;
        try {
            json = Base64.getDecoder().decode(header.strip());
        } catch (IllegalArgumentException e) {
            return new NotBase64();
        }
        return TargetJson.read(json);
    }
}

/// Reads the decoded JSON by streaming; other members are skipped.
final class TargetJson {
    private static final JsonFactory JSON = new JsonFactory();

    private TargetJson() {}

    static TargetIdentifier read(byte[] json) {
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return new TargetIdentifier.NotAnIdentifier();
            }
            return read(parser);
        } catch (IOException e) {
            return new TargetIdentifier.NotAnIdentifier();
        }
    }

    private static TargetIdentifier read(JsonParser parser) throws IOException {
        String system = "";
        String value = "";
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if ("system".equals(name)) {
                system = text(parser, token);
            } else if ("value".equals(name)) {
                value = text(parser, token);
            }
            parser.skipChildren();
        }
        boolean whole = parser.nextToken() == null && !system.isEmpty() && !value.isEmpty();
        return whole
                ? new TargetIdentifier.Named(new ServiceId(system, value))
                : new TargetIdentifier.NotAnIdentifier();
    }

    private static String text(JsonParser parser, @Nullable JsonToken token) throws IOException {
        return token == JsonToken.VALUE_STRING ? parser.getText() : "";
    }
}
