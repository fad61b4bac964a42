package org.barsrouter.routing.identifier;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.barsrouter.schemas.id.ServiceId;
import org.jspecify.annotations.Nullable;

/// What the header `NHSD-Target-Identifier` says: base64 (standard alphabet, padded) of a JSON
/// object with the texts `system` and `value` (BaRS API 1.4.0, request headers).
public sealed interface TargetIdentifier {

    /// A target, spelled as its sender spelled it.
    record Named(ServiceId asWritten) implements TargetIdentifier {}

    /// Not base64 in the standard alphabet with its padding.
    record NotBase64() implements TargetIdentifier {}

    /// Base64 of something that is not an identifier: no JSON object, or one of the texts is
    /// absent.
    record NotAnIdentifier() implements TargetIdentifier {}

    /// Decodes the header's value; never throws.
    static TargetIdentifier decode(String header) {
        String text = header.strip();
        if (text.length() % 4 != 0) {
            return new NotBase64();
        }
        byte[] json;
        try {
            json = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            return new NotBase64();
        }
        return TargetJson.read(json);
    }

    /// The header's value for a service; the counterpart of {@link #decode}.
    public static String encode(ServiceId service) {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        json.writeBytes("{\"value\":\"".getBytes(StandardCharsets.UTF_8));
        json.writeBytes(JsonStringEncoder.getInstance().quoteAsUTF8(service.value()));
        json.writeBytes("\",\"system\":\"".getBytes(StandardCharsets.UTF_8));
        json.writeBytes(JsonStringEncoder.getInstance().quoteAsUTF8(service.system()));
        json.writeBytes("\"}".getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(json.toByteArray());
    }
}

/// Reads the decoded JSON by streaming; other members are skipped. A name that stands twice is
/// refused: the receiver might read the other one. So are a bar in the value and control
/// characters: the two texts become the key `system|value`, which must be read back as it was
/// written.
final class TargetJson {
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
                    .build();

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
        boolean whole = parser.nextToken() == null;
        return whole && isKeyPart(system) && isKeyPart(value) && value.indexOf('|') < 0
                ? new TargetIdentifier.Named(new ServiceId(system, value))
                : new TargetIdentifier.NotAnIdentifier();
    }

    private static boolean isKeyPart(String text) {
        return !text.isEmpty() && text.chars().noneMatch(Character::isISOControl);
    }

    private static String text(JsonParser parser, @Nullable JsonToken token) throws IOException {
        return token == JsonToken.VALUE_STRING ? parser.getText() : "";
    }
}
