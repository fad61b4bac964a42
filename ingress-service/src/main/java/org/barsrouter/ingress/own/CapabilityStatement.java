package org.barsrouter.ingress.own;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.barsrouter.ingress.version.BarsVersion;

/// What this router says that it can do: the answer to `GET /metadata` without a target. Given out
/// as it is; only its kind and its version are read.
///
/// @param version of BaRS Core that it declares: a major version above it is not served
public record CapabilityStatement(ByteBuffer bytes, BarsVersion version) {

    /// Reads a statement.
    ///
    /// @throws IllegalArgumentException when it is none; the message says what is missing
    public static CapabilityStatement of(byte[] bytes) {
        String resourceType = "";
        String version = "";
        try (JsonParser json = new JsonFactory().createParser(bytes)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("it is not a JSON object");
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                JsonToken value = json.nextToken();
                if (field.equals("resourceType") && value == JsonToken.VALUE_STRING) {
                    resourceType = json.getText();
                } else if (field.equals("version") && value == JsonToken.VALUE_STRING) {
                    version = json.getText();
                } else {
                    json.skipChildren();
                }
            }
            if (json.nextToken() != null) {
                throw new IllegalArgumentException("something stands behind its end");
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("it is not whole, well-formed JSON", e);
        }
        if (!resourceType.equals("CapabilityStatement")) {
            throw new IllegalArgumentException("its resourceType is not CapabilityStatement");
        }
        return new CapabilityStatement(
                ByteBuffer.wrap(bytes).asReadOnlyBuffer(),
                BarsVersion.parse(version)
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "its version is not a version of BaRS, such as 1.4.0")));
    }
}
